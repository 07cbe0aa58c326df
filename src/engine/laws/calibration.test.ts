import { describe, expect, test } from 'vitest'
import { CallBook } from '../measures/call-book.ts'
import { callsPerRequest, latencyAt, success } from '../measures/measures.ts'
import { MS, SECOND } from '../time.ts'
import type { ToyService } from '../toy/host.ts'
import * as shops from '../toy/shops.ts'
import { toyWorld } from '../toy/world.ts'

/**
 * Three known results, each also found by a simulator of a page that knows nothing of this engine: what came out there
 * over five seeds stands beside the bounds. FAULTLINE_LONG=1 tries five seeds here too.
 */
const long = process.env.FAULTLINE_LONG !== undefined
const seeds = long ? [1, 2, 3, 4, 5] : [1]
const window = (from: number, to: number) => ({ from: from * SECOND, to: to * SECOND })

describe('A. retry storm: 10 workers of 50 ms, 150 a second, 300 ms patience, a pause of 4 s', () => {
  interface Row {
    name: string
    client: Omit<shops.Retrying, 'to' | 'timeout'>
    server?: Partial<shops.Queueing>
    perSecond?: number
    /** Success at 20 to 30 s and at 45 to 58 s, calls a request then: each [least, most]. */
    soon: [number, number]
    late: [number, number]
    calls: [number, number]
  }
  const doubling = (n: number) => 100 * MS * 2 ** n
  const jitter: shops.Retrying['backoff'] = (n, draw) => draw.uniform(0, doubling(n))
  const down = { soon: [0, 0.02], late: [0, 0.02], calls: [3.9, 4.05] } satisfies Partial<Row>
  const back = { soon: [0.99, 1], late: [0.99, 1], calls: [0.99, 1.02] } satisfies Partial<Row>
  const rows: Row[] = [
    { name: 'no retries', client: { tries: 1 }, soon: [0, 0.5], late: [0.99, 1], calls: [0.99, 1.01] },
    { name: '3 immediate retries', client: { tries: 4 }, ...down },
    { name: '3 retries, backoff', client: { tries: 4, backoff: doubling }, ...down },
    { name: '3 retries, full jitter', client: { tries: 4, backoff: jitter }, ...down },
    {
      ...{ name: 'jitter and a 10 % budget', client: { tries: 4, backoff: jitter, budget: 0.1 } },
      ...{ soon: [0, 0.5], late: [0.99, 1], calls: [0.99, 1.03] },
    },
    { name: 'immediate, queue of 30', client: { tries: 4 }, server: { bound: 30 }, ...back },
    {
      ...{ name: 'jitter, budget, queue of 30, deadline', client: { tries: 4, backoff: jitter, budget: 0.1 } },
      ...{ server: { bound: 30, patience: 300 * MS }, ...back },
    },
    {
      name: 'no retries, deadline',
      client: { tries: 1 },
      server: { patience: 300 * MS },
      ...back,
      calls: [0.99, 1.01],
    },
    { name: '3 immediate retries at 100 a second', client: { tries: 4 }, perSecond: 100, ...down },
    { name: 'full jitter at 100 a second', client: { tries: 4, backoff: jitter }, perSecond: 100, ...down },
  ]
  test.each(rows)('$name', { timeout: 60_000 }, async ({ client, server, perSecond = 150, soon, late, calls }) => {
    for (const seed of seeds) {
      const world = await toyWorld(
        {
          web: shops.retrying({ to: 'inventory', timeout: 300 * MS, ...client }),
          inventory: shops.queueing({ workers: 10, time: (draw) => draw.exponential(50 * MS), ...server }),
        },
        { seed, loads: [{ name: 'shoppers', to: 'web', perSecond, patience: 60 * SECOND }] },
      )
      await world.advance(15 * SECOND)
      await world.inject({ id: 'p', kind: 'pause', target: 'inventory' })
      await world.advance(19 * SECOND)
      await world.lift('p')
      await world.advance(60 * SECOND)
      const book = new CallBook(world.journal)
      expect(success(book, 'shoppers', window(5, 14))).toBeGreaterThan(0.985)
      expect(success(book, 'shoppers', window(15, 18))).toBeLessThan(0.06)
      within(success(book, 'shoppers', window(20, 30)), soon)
      within(success(book, 'shoppers', window(45, 58)), late)
      within(callsPerRequest(book, 'shoppers', 'web', 'inventory', window(45, 58)), calls)
    }
  })
})

describe('B. load balancing: 8 single workers of 20 ms at 75 %; p50 and p99 in ms', () => {
  type Row = [name: string, choose: () => shops.Choose, slow: number, p50: [number, number], p99: [number, number]]
  const rows: Row[] = [
    // calibration: 32.7-35.1, 206-255
    ['round robin', shops.roundRobin, 0, [31, 37], [180, 280]],
    // 53.3-56.9, 332-382
    ['at random', () => shops.atRandom, 0, [51, 60], [300, 440]],
    // 27.6-29.4, 144-151
    ['the better of two', () => shops.twoChoices, 0, [26.5, 30.5], [130, 165]],
    // 18.5-19.5, 112-123
    ['least busy', () => shops.leastBusy, 0, [18, 20.2], [103, 132]],
    // one worker four times as slow: 28.9-31.2, 98,300-101,100
    ['round robin, one slow', shops.roundRobin, 1, [27, 33], [60_000, 130_000]],
    // 48.1-49.1, 97,600-102,200
    ['at random, one slow', () => shops.atRandom, 1, [45, 52], [60_000, 130_000]],
    // 30.6-32.1, 325-374
    ['the better of two, one slow', () => shops.twoChoices, 1, [29, 34], [280, 430]],
    // 19.2-20.1, 180-202
    ['least busy, one slow', () => shops.leastBusy, 1, [18.5, 21], [160, 225]],
  ]
  test.each(rows)('%s', { timeout: 60_000 }, async (_name, choose, slow, p50, p99) => {
    for (const seed of seeds) {
      const worker = (i: number) =>
        shops.queueing({ workers: 1, time: (draw) => draw.exponential((i < slow ? 80 : 20) * MS) })
      const backends = Array.from({ length: 8 }, (_, i): [string, ToyService] => [`s${i}`, worker(i)])
      const capacity = slow === 0 ? 400 : 7 * 50 + 12.5
      const world = await toyWorld(
        { ...Object.fromEntries(backends), balancer: shops.balancing(8, choose()) },
        { seed, latency: 0, loads: [{ name: 'readers', to: 'balancer', perSecond: capacity * 0.75, patience: 1e9 }] },
      )
      // as there: what has not been answered a minute after that does not count
      await world.advance(120 * SECOND)
      await world.inject({ id: 'end', kind: 'surge', target: 'readers', params: { times: 0.1 } })
      await world.advance(180 * SECOND)
      const book = new CallBook(world.journal)
      within(latencyAt(book, 'readers', 0.5, window(5, 120)), p50)
      within(latencyAt(book, 'readers', 0.99, window(5, 120)), p99)
    }
  })
})

describe('C. hedging: 4 replicas of 8 workers, 98 % 20 ms, 2 % about 1 s; p50, p99, extra calls in %', () => {
  type Bounds = [number, number]
  type Row = [name: string, delay: number | null, util: number, p50: Bounds, p99: Bounds, extra: Bounds]
  const rows: Row[] = [
    // calibration: 14.2-14.5, 924-961, 0
    ['none at 30 %', null, 0.3, [13.8, 14.9], [900, 990], [-0.1, 0]],
    // 14.2-14.5, 98.5-100.8, 3.6-3.9
    ['after 80 ms at 30 %', 80, 0.3, [13.8, 14.9], [95, 104], [3.3, 4.2]],
    // 14.4-14.8, 60.7-62.2, 38.4-39.4; over 24 seeds its p99 is 61-66
    ['after 20 ms at 30 %', 20, 0.3, [14, 15.2], [58, 68], [37, 41]],
    // 34.9-49.0, 991-1,409, 0; over 24 seeds its p99 is 991-1,951
    ['none at 85 %', null, 0.85, [28, 60], [950, 3_000], [-0.1, 0]],
    // 26,900-30,000, 54,800-57,700, 97-99
    ['after 80 ms at 85 %: the cure that kills', 80, 0.85, [20_000, 36_000], [45_000, 66_000], [95, 100]],
  ]
  // the last two take most of the time
  test.each(long ? rows : rows.slice(0, 3))('%s', { timeout: 120_000 }, async (_name, delay, util, p50, p99, extra) => {
    for (const seed of seeds) {
      const replica = shops.queueing({
        workers: 8,
        time: (draw) => (draw.chance(0.02) ? 800 * MS + draw.exponential(200 * MS) : draw.exponential(20 * MS)),
      })
      const meanMs = 0.98 * 20 + 0.02 * 1_000
      const perSecond = (4 * 8 * util * 1_000) / meanMs
      const front = shops.hedging(4, delay === null ? null : delay * MS)
      const world = await toyWorld(
        { s0: replica, s1: replica, s2: replica, s3: replica, front },
        { seed, latency: 0, loads: [{ name: 'readers', to: 'front', perSecond, patience: 1e9 }] },
      )
      await world.advance(120 * SECOND)
      await world.inject({ id: 'end', kind: 'surge', target: 'readers', params: { times: 0.1 } })
      await world.advance(140 * SECOND)
      const book = new CallBook(world.journal)
      within(latencyAt(book, 'readers', 0.5, window(5, 120)), p50)
      within(latencyAt(book, 'readers', 0.99, window(5, 120)), p99)
      let asked = 0
      let calls = 0
      for (const call of book.calls) {
        if (call.called >= 120 * SECOND) continue
        if (call.from === 'readers') asked += 1
        else calls += 1
      }
      within(100 * (calls / asked - 1), extra)
    }
  })
})

function within(observed: number, [least, most]: readonly [number, number]): void {
  expect(observed).toBeGreaterThanOrEqual(least)
  expect(observed).toBeLessThanOrEqual(most)
}
