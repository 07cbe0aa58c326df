import { describe, expect, test } from 'vitest'
import { height, left, meanMs, mustWait, perSecond, type Runs, stickPath } from './hockey-stick.ts'
import { balancerProgram, boxProgram, layouts, picks } from './layouts.ts'
import { runInThread } from './make-runs.ts'
import file from './runs.json' with { type: 'json' }

const runs = file as unknown as Runs
const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
const runMean = (layout: (typeof layouts)[number], percent: number) =>
  mean((runs.steady[layout]?.[runs.busy.indexOf(percent)] ?? []).map((run) => run.meanMs))

test('one box of 20 ms takes twice the work at 50 %, five times at 80, twenty times at 95', () => {
  expect([50, 80, 90, 95].map((percent) => Math.round(meanMs('one', percent / 100)))).toEqual([40, 100, 200, 400])
  expect(Math.round(meanMs('up', 0.8))).toBe(25)
  expect(Math.round(meanMs('random', 0.8))).toBe(100)
  expect(Math.round(meanMs('fewest', 0.8))).toBe(35)
})

test('with a single box one must wait as often as it is busy; with four at 80 % in six cases of ten', () => {
  expect(mustWait(1, 0.8)).toBeCloseTo(0.8)
  expect(mustWait(4, 3.2)).toBeCloseTo(0.596, 3)
})

test('after a death three boxes do the work of four, and a single one is none', () => {
  expect(left('fewest', 0.6, true)).toEqual({ count: 3, busy: expect.closeTo(0.8) })
  expect(left('up', 0.6, true).count).toBe(0)
  expect(meanMs('random', 0.6, true)).toBeCloseTo(100)
  expect(meanMs('random', 0.75, true)).toBe(Number.POSITIVE_INFINITY)
  expect(meanMs('up', 0.1, true)).toBe(Number.POSITIVE_INFINITY)
  expect(perSecond('fewest', 0.8)).toBe(160)
})

test('the curve stops where the boxes that are left cannot keep up', () => {
  expect(stickPath('up', 400, true)).toBe('')
  expect(stickPath('one', 400, false).startsWith('M0 95L0.5 95')).toBe(true)
  expect(height(100, 400)).toBe(75)
})

test('the line that is shown stands in the program that was run', () => {
  for (const pick of Object.values(picks)) expect(balancerProgram(pick)).toContain(pick)
  expect(boxProgram(5)).toContain('exponential(5)')
})

describe('the formula agrees with the runs, but for the time on the wire and a balancer that is not quite one line', () => {
  test.each(layouts)('%s', (layout) => {
    for (const percent of [30, 50, 70, 80, 90]) {
      const ran = runMean(layout, percent)
      const reckoned = meanMs(layout, percent / 100)
      expect(ran).toBeGreaterThan(reckoned * 0.88)
      expect(ran).toBeLessThan(reckoned * 1.15 + 4)
    }
  })
})

test('with room for the loss of one nearly everybody is answered after a death, without it they are not', () => {
  const after = (layout: (typeof layouts)[number], percent: number) =>
    (runs.afterDeath[layout]?.[runs.deathBusy.indexOf(percent)] ?? []).map((run) => run.answeredPercent)
  for (const layout of ['random', 'fewest'] as const) {
    expect(Math.min(...after(layout, 60))).toBeGreaterThan(98)
    expect(Math.max(...after(layout, 90))).toBeLessThan(60)
  }
  expect(Math.max(...after('up', 50), ...after('one', 50))).toBe(0)
})

describe('the runs are what the engine does today; if not, run make-runs.ts again', () => {
  test('nothing happens', { timeout: 60_000 }, async () => {
    const ran = await runInThread({ layout: 'up', busyPercent: 50, seed: 1, death: false })
    expect(ran).toEqual(runs.steady.up?.[runs.busy.indexOf(50)]?.[0])
  })
  test('a box dies', { timeout: 60_000 }, async () => {
    const ran = await runInThread({ layout: 'fewest', busyPercent: 80, seed: 1, death: true })
    expect(ran).toEqual(runs.afterDeath.fewest?.[runs.deathBusy.indexOf(80)]?.[0])
  })
})
