import { expect, test } from 'vitest'
import { BARS, type Result, type Rule, result, type Setting, TRIALS, trials, trips } from './canary.ts'

const usual: Setting = { share: 5, perSecond: 100, badPercent: 1, watchS: 60 }
const five = (rule: Rule, change: Partial<Setting>) =>
  [1, 2, 3, 4, 5].map((seed) => result(rule, { ...usual, ...change }, seed))
const back = (results: Result[]) => results.map(({ takenBack }) => takenBack)
const low = (values: number[]) => Math.min(...values)
const high = (values: number[]) => Math.max(...values)

test('the line looks at the share alone: one failure in 33 requests is over it, one in 34 is not', () => {
  expect(trips('line', { failed: 1, all: 33 }, { failed: 0, all: 0 })).toBe(true)
  expect(trips('line', { failed: 1, all: 34 }, { failed: 0, all: 0 })).toBe(false)
  expect(trips('line', { failed: 0, all: 0 }, { failed: 0, all: 0 })).toBe(false)
})

test('the comparison waits for a hundred requests, and then for a difference that chance seldom makes', () => {
  const old = { failed: 19, all: 1900 }
  expect(trips('compare', { failed: 50, all: 99 }, old)).toBe(false)
  expect(trips('compare', { failed: 5, all: 100 }, old)).toBe(false)
  expect(trips('compare', { failed: 6, all: 100 }, old)).toBe(true)
  // the old version suffers as well: it is not the new one's doing
  expect(trips('compare', { failed: 6, all: 100 }, { failed: 114, all: 1900 })).toBe(false)
  expect(trips('compare', { failed: 0, all: 100 }, { failed: 0, all: 1900 })).toBe(false)
})

test('the failures come at the rate that was set', () => {
  // with the line at 3 % and a share of all requests, a version at 10 % is always taken back, one at 1 % hardly in the long run
  expect(trials('line', { ...usual, badPercent: 10 }, 200).every((end) => end !== null)).toBe(true)
  // the rule looks at 30 requests and then at 35; chance that the first 30 hold a failure: most of the line's false alarms
  expect(1 - 0.99 ** 30).toBeCloseTo(0.26, 2)
  expect(low(back(five('line', { watchS: 600 })))).toBeGreaterThan(24)
})

test('equal seeds give equal trials, other seeds others', () => {
  expect(trials('line', usual, 50, 3)).toEqual(trials('line', usual, 50, 3))
  expect(trials('line', usual, 50, 3)).not.toEqual(trials('line', usual, 50, 4))
})

test('the numbers of the lesson', () => {
  expect([low(back(five('line', {}))), high(back(five('line', {})))].map(Math.round)).toEqual([27, 33])
  expect(high(back(five('compare', {})))).toBeLessThan(1)
  const bad = five('compare', { badPercent: 5 })
  expect([low(back(bad)), high(back(bad))].map(Math.round)).toEqual([92, 94])
  expect(bad.map(({ medianS }) => medianS)).toEqual([22, 23, 20, 23, 23])
  expect(bad.map(({ harmed }) => Math.round(harmed))).toEqual([6, 6, 6, 6, 6])
  expect(back(five('compare', { badPercent: 2 })).map(Math.round)).toEqual([9, 9, 13, 10, 13])
  const longer = back(five('compare', { badPercent: 2, watchS: 600 }))
  expect([low(longer), high(longer)].map(Math.round)).toEqual([86, 91])
  expect(back(five('compare', { badPercent: 10, perSecond: 20 }))).toEqual([0, 0, 0, 0, 0])
  expect(five('line', {}).map(({ medianS }) => medianS)).toEqual([3, 4, 3, 4, 4])
  const twice = back(five('compare', { deviations: 2 }))
  expect([low(twice), high(twice)].map(Math.round)).toEqual([9, 14])
  for (const share of [1, 2, 5])
    for (const { harmed } of five('compare', { badPercent: 5, watchS: 600, share }))
      expect(Math.abs(harmed - 6)).toBeLessThan(0.6)
  for (const { harmed, medianS } of five('compare', { badPercent: 5, watchS: 600, share: 50 })) {
    expect(Math.abs(harmed - 25)).toBeLessThan(1)
    expect(Math.abs((medianS ?? 0) - 12)).toBeLessThan(2)
  }
})

test('a larger share is quicker and harms more', () => {
  const small = result('compare', { ...usual, badPercent: 5 })
  const large = result('compare', { ...usual, badPercent: 5, share: 50 })
  expect(large.medianS ?? 0).toBeLessThan(small.medianS ?? 0)
  expect(large.harmed).toBeGreaterThan(3 * small.harmed)
})

test('the bars hold every trial that was taken back', () => {
  const { bars, takenBack } = result('line', usual)
  expect(bars).toHaveLength(BARS)
  expect(bars.reduce((a, b) => a + b, 0)).toBe(Math.round((takenBack * TRIALS) / 100))
})
