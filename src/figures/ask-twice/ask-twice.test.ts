import { expect, test } from 'vitest'
import { BOTTOM_MS, height, p99Band, p99Path, type Runs, spread, TOP_MS, ways } from './ask-twice.ts'
import { runInThread } from './make-runs.ts'
import file from './runs.json' with { type: 'json' }

const runs = file as unknown as Runs
const p99 = (way: (typeof ways)[number], load: number) => spread(runs, way, load, 'p99')

test('the figure draws what the programs give today; if not, run make-runs.ts again', {
  timeout: 120_000,
}, async () => {
  expect(await runInThread('twice', 30, 1)).toEqual(runs.ways.twice[30]?.[0])
  expect(await runInThread('budget', 70, 2)).toEqual(runs.ways.budget[70]?.[1])
})

test('with room to spare, asking twice takes nine tenths off p99 for some four calls in a hundred', () => {
  expect(p99('once', 30).low).toBeGreaterThan(900)
  expect(p99('twice', 30).high).toBeLessThan(110)
  expect(spread(runs, 'twice', 30, 'extraPercent').high).toBeLessThan(5)
})

test('without room it makes p99 ten times as bad as asking once, on every seed', () => {
  expect(p99('twice', 85).low).toBeGreaterThan(10 * p99('once', 85).high)
  expect(spread(runs, 'twice', 85, 'extraPercent').low).toBeGreaterThan(80)
})

test('a budget keeps most of the gain and none of the collapse', () => {
  expect(p99('budget', 30).high).toBeLessThan(110)
  for (const load of runs.loadsPercent) expect(p99('budget', load).middle).toBeLessThan(1.1 * p99('once', load).middle)
})

test('the scale ends at its ends, and each step of ten is as high', () => {
  expect([height(BOTTOM_MS), height(TOP_MS), height(1), height(1e9)]).toEqual([0, 100, 0, 100])
  expect(height(1000) - height(100)).toBeCloseTo(height(10_000) - height(1000), 0)
})

test('a line has a point for every load, a band two', () => {
  for (const way of ways) {
    expect(p99Path(runs, way).split('L')).toHaveLength(runs.loadsPercent.length)
    expect(p99Band(runs, way).split('L')).toHaveLength(2 * runs.loadsPercent.length)
  }
})
