import { expect, test } from 'vitest'
import { SECOND } from '../../engine/time.ts'
import { timeAxis, timeTicks } from './time-axis.ts'
import { topOf, valueTicks } from './value-axis.ts'

test('the time axis grows in steps of 20 s and ends with the take', () => {
  expect([0, 38, 39.5, 70, 179].map((s) => timeAxis(s * SECOND) / SECOND)).toEqual([40, 40, 60, 80, 180])
  expect(timeTicks(40 * SECOND)).toEqual([0, 10, 20, 30, 40])
  expect(timeTicks(180 * SECOND)).toEqual([0, 60, 120, 180])
})

test('the value axis has two or three round values', () => {
  for (const top of [42, 188, 318, 640, 9_500]) {
    const ticks = valueTicks(top)
    expect(ticks.length, String(top)).toBeGreaterThanOrEqual(2)
    expect(ticks.length, String(top)).toBeLessThanOrEqual(3)
  }
})

test('the top takes in every value and the level that matters', () => {
  const line = { label: '', values: [1, null, 700], look: 'line', colour: 'flow' } as const
  const data = { title: '', unit: '', latest: 0, seconds: [], level: { at: 200, label: '' }, least: 100 }
  expect(topOf({ ...data, lines: [{ ...line, values: [...line.values] }] })).toBeCloseTo(742)
  expect(topOf({ ...data, lines: [] })).toBeCloseTo(212)
})
