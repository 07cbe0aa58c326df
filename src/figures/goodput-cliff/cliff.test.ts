import { describe, expect, test } from 'vitest'
import { cliffPath, gaveUp, height, outcomeAt, type Runs } from './cliff.ts'
import { runInThread } from './make-runs.ts'
import { lines, program, queues } from './queues.ts'
import file from './runs.json' with { type: 'json' }

const runs = file as unknown as Runs

test('whoever was neither answered in time nor refused gave up', () => {
  expect(gaveUp({ asked: 400, inTime: 199.5, refused: 150, p99Ms: 420 })).toBe(50.5)
  expect(gaveUp({ asked: 50, inTime: 50, refused: 0, p99Ms: 200 })).toBe(0)
})

test('a load that was not run is an error', () => {
  expect(() => outcomeAt(runs, 'all', 17)).toThrow("runs.json has no run of 'all' at 17 a second")
})

test('the path begins where nobody comes and goes through each load', () => {
  const outcome = (inTime: number) => ({ asked: 0, inTime, refused: 0, p99Ms: null })
  const two: Runs = {
    seed: 1,
    capacity: 100,
    loads: [100, 200],
    seconds: 1,
    outcomes: { all: [outcome(100), outcome(0)] },
    twice: {},
  }
  expect(cliffPath(two, 'all', 200)).toBe('M0 100L100 50L200 100')
  expect(height(150, 200)).toBe(25)
})

test('the lines that are shown stand in the program that was run', () => {
  for (const queue of queues) {
    for (const line of lines[queue].split('\n')) expect(program(queue)).toContain(line)
  }
})

describe('at twice the capacity, over five seeds', () => {
  // a simulator that knows nothing of this engine found 0, 17-19, 199-204 and 201-206; it has no network, so that the
  // few who are answered at the last moment are still there
  test.each([
    ['all', 0, 0],
    ['expired', 8, 20],
    ['hopeless', 180, 200],
    ['bounded', 196, 206],
    ['newest', 196, 207],
  ] as const)('%s', (queue, least, most) => {
    const [low, high] = runs.twice[queue] ?? [Number.NaN, Number.NaN]
    expect(low).toBeGreaterThanOrEqual(least)
    expect(high).toBeLessThanOrEqual(most)
  })
})

describe('the runs are what the engine does today; if not, run make-runs.ts again', () => {
  test.each(queues)('%s', { timeout: 60_000 }, async (queue) => {
    for (const perSecond of [150, 400])
      expect(await runInThread({ queue, perSecond, seed: runs.seed })).toEqual(outcomeAt(runs, queue, perSecond))
  })
})
