import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { exponential, normal, pool, uniform, work } from './index.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

test('on plain Node a pool serves first come first served, so many at a time', async () => {
  const clerks = pool(2)
  const done: string[] = []
  for (const [name, ms] of [
    ['a', 30],
    ['b', 10],
    ['c', 10],
  ] as const)
    clerks.run(ms).then(() => done.push(name))
  expect([clerks.size, clerks.busy, clerks.waiting]).toEqual([2, 2, 1])
  await vi.advanceTimersByTimeAsync(20)
  expect(done).toEqual(['b', 'c'])
  await vi.advanceTimersByTimeAsync(10)
  expect(done).toEqual(['b', 'c', 'a'])
  expect([clerks.busy, clerks.waiting]).toEqual([0, 0])
})

test('work that nobody needs any more when its turn comes takes no time', async () => {
  const clerks = pool(1)
  const served: boolean[] = []
  clerks.run(50).then((yes) => served.push(yes))
  clerks.run(50, { until: 40 }).then((yes) => served.push(yes))
  // begun in time, it is finished though it takes longer
  clerks.run(50, { until: 60 }).then((yes) => served.push(yes))
  clerks.run(50, { until: Number.NaN }).then((yes) => served.push(yes))
  await vi.advanceTimersByTimeAsync(50)
  expect(served).toEqual([true, false])
  await vi.advanceTimersByTimeAsync(100)
  expect(served).toEqual([true, false, true, true])
})

test('a pool of no workers is refused with a sentence', () => {
  expect(() => pool(0)).toThrow('A pool needs at least one worker, and a whole number of them; this one was given 0.')
})

test('work takes its time, and chance has the means that it says', async () => {
  let over = false
  work(25).then(() => {
    over = true
  })
  await vi.advanceTimersByTimeAsync(24)
  expect(over).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(over).toBe(true)
  const mean = (draw: () => number) => Array.from({ length: 20_000 }, draw).reduce((sum, x) => sum + x, 0) / 20_000
  expect(mean(() => exponential(50))).toBeCloseTo(50, -1)
  expect(mean(() => uniform(10, 20))).toBeCloseTo(15, 0)
  expect(mean(() => normal(100, 5))).toBeCloseTo(100, 0)
})
