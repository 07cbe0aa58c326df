import { expect, test } from 'vitest'
import { CallBook } from './measures/call-book.ts'
import { callsPerRequest, success, wastedWork } from './measures/measures.ts'
import type { WorldPlan } from './plan.ts'
import { MS, SECOND } from './time.ts'
import { type ToyService, toyCaller, toyHost, toyQueue } from './toy/host.ts'
import { World } from './world.ts'

const plan = (): WorldPlan => ({
  services: ['web', 'inventory'].map((name) => ({ name, files: {}, entry: '', port: 80, env: {}, harness: false })),
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
})

async function storm(seed: number, services: Record<string, ToyService>, until = 60 * SECOND) {
  const world = new World(plan(), seed, toyHost(services))
  await world.open()
  await world.advance(15 * SECOND)
  await world.inject({ id: 'freeze', kind: 'pause', target: 'inventory' })
  await world.advance(19 * SECOND)
  await world.lift('freeze')
  await world.advance(until)
  return world
}

const window = (from: number, to: number) => ({ from: from * SECOND, to: to * SECOND })

test('a pause of 4 s leaves immediate retries down for good: useful answers stay at 0 to 1 %', async () => {
  for (const seed of [1, 2, 3]) {
    const world = await storm(seed, { web: toyCaller('inventory', 4), inventory: toyQueue(10, 50_000) })
    const book = new CallBook(world.journal)
    expect(success(book, 'shoppers', window(5, 14))).toBeGreaterThan(0.999)
    expect(success(book, 'shoppers', window(40, 55))).toBeLessThanOrEqual(0.01)
    expect(callsPerRequest(book, 'shoppers', 'web', 'inventory', window(40, 55))).toBeGreaterThan(3.5)
    expect(wastedWork(book, 'inventory', window(40, 55))).toBeGreaterThan(0.9)
  }
})

test('budget, bound and deadline bring the shop back within 3 s', async () => {
  for (const seed of [1, 2, 3]) {
    const world = await storm(seed, {
      web: toyCaller('inventory', 4, 0.1),
      inventory: toyQueue(10, 50_000, 30, 300_000),
    })
    const book = new CallBook(world.journal)
    expect(success(book, 'shoppers', window(22, 55))).toBeGreaterThanOrEqual(0.99)
  }
})

test('the same seed gives the same journal, another seed another', async () => {
  const services = { web: toyCaller('inventory', 4), inventory: toyQueue(10, 50_000) }
  const [a, b, c] = [
    await storm(7, services, 25 * SECOND),
    await storm(7, services, 25 * SECOND),
    await storm(8, services, 25 * SECOND),
  ]
  expect(a.journal.hash()).toBe(b.journal.hash())
  expect(a.journal.hash()).not.toBe(c.journal.hash())
})

test('a killed service refuses calls until it is restarted', async () => {
  const world = new World(plan(), 1, toyHost({ web: toyCaller('inventory', 1), inventory: toyQueue(10, 50_000) }))
  await world.open()
  await world.advance(2 * SECOND)
  await world.inject({ id: 'k', kind: 'kill', target: 'inventory' })
  await world.advance(4 * SECOND)
  await world.inject({ id: 'r', kind: 'restart', target: 'inventory' })
  await world.advance(6 * SECOND)
  const book = new CallBook(world.journal)
  const dead = book.calls.filter(
    (call) => call.from === 'web' && call.called > 2 * SECOND + MS && call.called < 4 * SECOND,
  )
  expect(new Set(dead.map((call) => call.failure))).toEqual(new Set(['ECONNREFUSED']))
  expect(success(book, 'shoppers', window(4, 5))).toBeGreaterThan(0.95)
})
