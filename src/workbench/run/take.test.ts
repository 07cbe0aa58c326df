import { expect, test } from 'vitest'
import { CallBook } from '../../engine/measures/call-book.ts'
import { callsPerRequest, endedWell } from '../../engine/measures/measures.ts'
import type { WorldPlan } from '../../engine/plan.ts'
import { MS, SECOND } from '../../engine/time.ts'
import { toyCaller, toyHost, toyQueue } from '../../engine/toy/host.ts'
import { World } from '../../engine/world.ts'
import { liveMeasures } from './measures.ts'
import { type Cast, Take } from './take.ts'

const cast: Cast = {
  services: ['web', 'inventory'],
  wires: [{ from: 'web', to: 'inventory' }],
  loads: [{ name: 'shoppers', to: 'web' }],
}
const plan: WorldPlan = {
  services: cast.services.map((name) => ({ name, files: {}, entry: '', port: 80, env: {}, harness: false })),
  links: [{ from: 'web', to: 'inventory', latency: MS }],
  loads: [
    {
      name: 'shoppers',
      to: 'web',
      perSecond: 150,
      patience: 10 * SECOND,
      request: () => ({ method: 'GET', path: '/' }),
    },
  ],
}

/** A storm, handed over in pieces as a kernel would. */
async function storm(until: number) {
  const world = new World(plan, 7, toyHost({ web: toyCaller('inventory', 4), inventory: toyQueue(10, 50_000) }))
  const take = new Take(cast)
  let rows = 0
  let strings = 1
  const pass = () => {
    take.extend(world.journal.slice(rows), world.journal.strings.slice(strings), [])
    rows = world.journal.length
    strings = world.journal.strings.length
  }
  await world.open()
  for (let t = 0; t <= until * SECOND; t += 100 * MS) {
    await world.advance(t)
    if (t === 15 * SECOND) await world.inject({ id: 'freeze', kind: 'pause', target: 'inventory' })
    if (t === 19 * SECOND) await world.lift('freeze')
    pass()
  }
  return { world, take }
}

const measures = (take: Take, now: number) => liveMeasures(take, now, { from: 'web', to: 'inventory' }, 'inventory')

test('a journal handed over in pieces is the same journal', async () => {
  const { world, take } = await storm(3)
  expect(take.journal.slice(0)).toEqual(world.journal.slice(0))
  expect(take.journal.strings).toEqual(world.journal.strings)
})

test('live measures agree with those that checks take', async () => {
  const { take } = await storm(12)
  const window = { from: 9.25 * SECOND, to: 12 * SECOND + 1 }
  expect(measures(take, 12 * SECOND).goodput).toBeCloseTo(endedWell(new CallBook(take.journal), 'shoppers', window), 2)
  const calls = callsPerRequest(new CallBook(take.journal), 'shoppers', 'web', 'inventory', window)
  expect(measures(take, 12 * SECOND).callsPerRequest).toBeCloseTo(calls, 2)
  expect(measures(take, 12 * SECOND).p50Ms).toBeGreaterThan(20)
})

test('20 s after the pause the shop is still down, and inventory works for callers who have left', async () => {
  const { take } = await storm(39)
  const { goodput, queueDepth, callsPerRequest } = measures(take, 39 * SECOND)
  expect(goodput).toBeLessThan(0.02)
  expect(callsPerRequest).toBeGreaterThan(3.5)
  expect(queueDepth).toBeGreaterThan(3_000)
  const door = take.doors.get('inventory')?.state
  expect(door?.left).toBeGreaterThan((door?.awaited ?? 0) * 10)
  expect(take.states.get('inventory')).toBe('up')
  expect(take.faults).toEqual([
    { id: 'freeze', kind: 'pause', target: 'inventory', from: 15 * SECOND, to: 19 * SECOND },
  ])
})

test('during the pause calls gather at the door', async () => {
  const { take } = await storm(17)
  expect(take.states.get('inventory')).toBe('paused')
  expect(take.doors.get('inventory')?.waiting).toBeGreaterThan(400)
})
