import { beforeAll, expect, test } from 'vitest'
import type { WorldPlan } from '../../engine/plan.ts'
import { MS, SECOND } from '../../engine/time.ts'
import { toyCaller, toyHost, toyQueue } from '../../engine/toy/host.ts'
import { World } from '../../engine/world.ts'
import { Take } from '../run/take.ts'
import { ShownCalls } from './shown-calls.ts'
import { NO_FILTER, OUTCOMES, type SpanFilter } from './spans.ts'

const services = ['web', 'inventory']
const plan: WorldPlan = {
  services: services.map((name) => ({ name, files: {}, entry: '', port: 80, env: {}, harness: false })),
  links: [{ from: 'web', to: 'inventory', latency: MS }],
  loads: [
    {
      ...{ name: 'readers', to: 'web', perSecond: 40, patience: 10 * SECOND },
      request: () => ({ method: 'GET', path: '/x' }),
    },
  ],
}
const END = 8
const rows: Float64Array[] = []
let strings: string[] = []

const empty = () =>
  new Take({ services, wires: [{ from: 'web', to: 'inventory' }], loads: [{ name: 'readers', to: 'web' }] })

beforeAll(async () => {
  const world = new World(plan, 3, toyHost({ web: toyCaller('inventory', 4), inventory: toyQueue(10, 50_000) }))
  await world.open()
  let from = 0
  for (let second = 1; second <= END; second++) {
    if (second === 3) await world.inject({ id: 'p', kind: 'pause', target: 'inventory' })
    if (second === 5) await world.lift('p')
    await world.advance(second * SECOND)
    rows.push(world.journal.slice(from))
    from = world.journal.length
  }
  strings = world.journal.strings.slice(1)
})

const FILTERS: Partial<SpanFilter>[] = [
  ...OUTCOMES.map((outcome) => ({ outcome })),
  { service: 'inventory' },
  { service: 'readers', outcome: 'failed' },
  { text: 'get /x' },
  { text: 'timeout' },
  { text: '200', outcome: 'well' },
  { trace: 1 },
]

test.each(FILTERS)('what is found second by second is what one look at the end finds: %o', (by) => {
  const take = empty()
  const growing = new ShownCalls(take, { ...NO_FILTER, ...by })
  for (const [i, part] of rows.entries()) {
    take.extend(part, i === 0 ? strings : [], [])
    const until = (i + 1) * SECOND
    const anew = new ShownCalls(take, { ...NO_FILTER, ...by }).upTo(until)
    expect([...growing.upTo(until)]).toEqual([...anew])
  }
})

test('a call that failed and is answered later moves from those without an answer to those answered late', () => {
  const take = empty()
  const failed = new ShownCalls(take, { ...NO_FILTER, outcome: 'failed' })
  const late = new ShownCalls(take, { ...NO_FILTER, outcome: 'late' })
  let moved = 0
  let before = new Set<number>()
  for (const [i, part] of rows.entries()) {
    take.extend(part, i === 0 ? strings : [], [])
    const now = new Set(failed.upTo((i + 1) * SECOND))
    for (const call of late.upTo((i + 1) * SECOND)) if (before.has(call) && !now.has(call)) moved += 1
    before = now
  }
  expect(moved).toBeGreaterThan(10)
})

test('rows that lie ahead of the moment are looked at when it has come', () => {
  const take = empty()
  const open = new ShownCalls(take, { ...NO_FILTER, outcome: 'open' })
  for (const [i, part] of rows.entries()) take.extend(part, i === 0 ? strings : [], [])
  for (let until = SECOND; until <= END * SECOND; until += SECOND / 2) {
    const anew = new ShownCalls(take, { ...NO_FILTER, outcome: 'open' }).upTo(until)
    expect([...open.upTo(until)]).toEqual([...anew])
  }
})

test('between two looks nothing is made anew when nothing has changed', () => {
  const take = empty()
  const found = new ShownCalls(take, { ...NO_FILTER, text: 'nowhere' })
  take.extend(rows[0] as Float64Array, strings, [])
  const first = found.upTo(SECOND)
  take.extend(rows[1] as Float64Array, [], [])
  expect(found.upTo(2 * SECOND)).toBe(first)
})
