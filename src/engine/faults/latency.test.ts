import { expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'
import type { FaultOrder } from './board.ts'

/** How much longer than without the fault calls take on a connection that stands, in ms: there and back. */
async function added(order: Omit<FaultOrder, 'id' | 'target'>, calls = 1): Promise<number[]> {
  const client = scripted(
    'server',
    Array.from({ length: calls }, (_, i) => ({ at: (2 + i * 1.5) * SECOND })),
  )
  const warm = scripted('server', [{ at: SECOND }])
  const world = await toyWorld({
    client: (toy) => {
      warm.service(toy)
      return client.service(toy)
    },
    server: counting().service,
  })
  await world.advance(1.5 * SECOND)
  await world.inject({ id: 'f', target: 'client>server', ...order })
  await world.advance((10 + calls * 1.5) * SECOND)
  return client.outcomes.map((outcome) => (outcome.ended - outcome.sent - 2 * MS) / MS)
}

test('a fixed delay is added to each way', async () => {
  expect(await added({ kind: 'latency', params: { ms: 100 } })).toEqual([200])
})

test('a delay in one direction is added once', async () => {
  expect(await added({ kind: 'latency', way: 'back', params: { ms: 100 } })).toEqual([100])
})

test('jitter is drawn evenly for each packet', async () => {
  const delays = await added({ kind: 'latency', way: 'there', params: { ms: 20, jitterMs: 60 } }, 400)
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(20)
  expect(Math.max(...delays)).toBeLessThanOrEqual(80)
  expect(mean(delays)).toBeGreaterThan(50 - (4 * 60) / Math.sqrt(12 * 400))
  expect(mean(delays)).toBeLessThan(50 + (4 * 60) / Math.sqrt(12 * 400))
})

test('a normal delay has its mean and deviation', async () => {
  const delays = await added({ kind: 'latency-normal', way: 'there', params: { meanMs: 100, deviationMs: 10 } }, 400)
  expect(Math.abs(mean(delays) - 100)).toBeLessThan((4 * 10) / Math.sqrt(400))
  const deviation = Math.sqrt(mean(delays.map((delay) => (delay - 100) ** 2)))
  expect(Math.abs(deviation - 10)).toBeLessThan((4 * 10) / Math.sqrt(2 * 400))
})

test('a long tail has its median, and 1 in 100 beyond its 99 % point', async () => {
  const calls = 1_000
  const delays = await added({ kind: 'latency-tail', way: 'there', params: { medianMs: 10, p99Ms: 400 } }, calls)
  const below = delays.filter((delay) => delay < 10).length / calls
  const beyond = delays.filter((delay) => delay > 400).length / calls
  expect(Math.abs(below - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / calls))
  expect(Math.abs(beyond - 0.01)).toBeLessThan(4 * Math.sqrt(0.0099 / calls))
})

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
