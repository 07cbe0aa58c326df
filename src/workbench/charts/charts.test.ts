import { expect, test } from 'vitest'
import { SECOND } from '../../engine/time.ts'
import { placeNames, stretches } from './named-spans.ts'
import { tableRows } from './table-rows.ts'
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

test('names above a chart never touch, and stay inside it', () => {
  const spans = [
    { from: 5, to: 9, name: 'inventory paused' },
    { from: 7, to: 12, name: 'inventory three times slower' },
    { from: 36, to: 39, name: 'web killed for good' },
  ]
  expect(placeNames(spans, 40, 800).map(({ name, flip }) => [name, flip])).toEqual([
    ['web killed for good', true],
    ['inventory three times slower', false],
  ])
  expect(placeNames(spans, 40, 300).length).toBeLessThanOrEqual(2)
})

test('faults that act at once are one stretch', () => {
  const spans = [
    { from: 8, to: 9 },
    { from: 2, to: 5 },
    { from: 2.1, to: 4 },
    { from: 5, to: 6 },
  ]
  expect(stretches(spans)).toEqual([
    { from: 2, to: 6 },
    { from: 8, to: 9 },
  ])
})

test('a table of a chart has whole seconds, and says where nothing was measured', () => {
  const seconds = Array.from({ length: 160 }, (_, i) => (i + 1) / 4)
  const values = seconds.map((at) => (at > 10 && at < 14 ? null : at))
  const line = { label: 'p99', values, look: 'line', colour: 'flow' } as const
  const rows = tableRows({ title: '', unit: 'ms', latest: 0, level: null, least: 1, seconds, lines: [line] })
  expect(rows.map((row) => row.at)).toEqual([
    2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40,
  ])
  expect(rows[5]?.values).toEqual([Number.NaN])
  expect(rows[6]?.values).toEqual([14])
})
