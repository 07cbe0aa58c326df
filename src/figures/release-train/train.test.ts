import { expect, test } from 'vitest'
import { median, run, SEEDS, wait } from './make-runs.ts'
import file from './runs.json' with { type: 'json' }
import { batches, best, costs, failing, height, type Runs, searchHours, taken, waits, wall, week } from './train.ts'

const runs = file as Runs

test('the recorded waits are what the trains do today', () => {
  expect(Object.keys(runs.at).map(Number)).toEqual(costs)
  for (const [batch, cost] of [
    [1, 10],
    [2, 120],
    [20, 240],
    [1, 120],
  ] as const)
    expect(runs.at[cost]?.[batch]).toBe(wait(batch, cost))
})

test('the best batch moves with what a release costs', () => {
  expect(costs.map((cost) => batches[best(runs, cost)])).toEqual([1, 1, 2, 3, 6])
})

test('at two hours, single changes pile up, two wait three hours, twenty wait four days, forty ten', () => {
  expect(runs.at[120]?.[1]).toBeNull()
  expect(taken(1, 120)).toBeGreaterThan(1)
  expect((runs.at[120]?.[2] ?? 0) * 8).toBeCloseTo(3.1, 1)
  expect(runs.at[120]?.[20]).toBeCloseTo(3.9, 1)
  expect(runs.at[120]?.[40]).toBeCloseTo(10.4, 1)
  expect((runs.at[10]?.[1] ?? 0) * 480).toBeCloseTo(10, 0)
})

test('where they pile up the wait has no end: twice the days, about twice the wait', () => {
  const short = median(run(1, 240, 1, 200).waits)
  expect(median(run(1, 240, 1, 400).waits) / short).toBeGreaterThan(1.8)
})

test('trains go bad as often as the formula says', () => {
  for (const batch of [1, 8, 20]) {
    const all = SEEDS.map((seed) => run(batch, 30, seed))
    const share = all.reduce((sum, one) => sum + one.bad, 0) / all.reduce((sum, one) => sum + one.releases, 0)
    expect(share).toBeCloseTo(failing(batch), 1)
  }
  expect(failing(20)).toBeCloseTo(0.456, 3)
})

test('bigger batches go bad less often in a week and are searched far longer', () => {
  expect(week(1, 10).bad).toBeCloseTo(0.6)
  expect(week(20, 10).bad).toBeCloseTo(0.46, 2)
  expect(week(1, 10).searching).toBeCloseTo(0.53, 2)
  expect(week(20, 10).searching).toBeCloseTo(10.9, 1)
  expect(searchHours(1)).toBeCloseTo(0.88)
  expect(searchHours(20)).toBeCloseTo(24, 0)
})

test('a curve comes down from the top where the batches before it pile up', () => {
  expect(waits(runs, 480).filter((one) => one === null)).toHaveLength(4)
  expect(wall(runs, 480)).toMatch(/^M3\.65 0L4 /)
  expect(wall(runs, 10)).toMatch(/^M0 /)
  expect(height(20)).toBe(0)
  expect(height(0.01)).toBe(100)
})
