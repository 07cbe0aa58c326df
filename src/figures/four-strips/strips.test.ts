import { expect, test } from 'vitest'
import { areaPath, linePath, mean, outcome, type Runs, scaleTop } from './strips.ts'

const strip = (usefulPerSecond: number[], usefulAgainAfterS: number | null) => ({ usefulPerSecond, usefulAgainAfterS })

test('a line goes through the middle of each second, an area closes along the ground', () => {
  expect(linePath([0, 100, 200], 200)).toBe('M5 100L15 50L25 0')
  expect(areaPath([0, 100], 200)).toBe('M5 100L15 50L15 100L5 100Z')
  expect(areaPath([], 200)).toBe('')
})

test('an outcome is never, at once, or a whole number of seconds', () => {
  expect(outcome(strip([], null))).toBe('never')
  expect(outcome(strip([], 0.7))).toBe('now')
  expect(outcome(strip([], 13.6))).toBe(14)
})

test('the scale stands above the highest value of all runs', () => {
  const variants = { start: { 200: strip([140, 199], 0) }, jitter: {}, budget: {}, solution: { 200: strip([200], 0) } }
  expect(scaleTop({ seed: 1, pausesMs: [200], seconds: 2, variants, journalHash: '' } satisfies Runs)).toBe(250)
})

test('a mean leaves the end of its range out', () => {
  expect(mean([1, 2, 3, 40], 1, 3)).toBe(3)
})
