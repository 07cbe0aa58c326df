import { describe, expect, test } from 'vitest'
import {
  billPath,
  bought,
  crossover,
  DELIVERY,
  height,
  LIFE,
  owned,
  ownMonthly,
  PROMISE_FROM,
  purchase,
  quiet,
  rented,
  rentMonthly,
  roundTop,
  use,
} from './two-bills.ts'

const round = (n: number) => Math.round(n)
const twenty = { machines: 20, hours: 8 }

test('at night a tenth of the machines is enough, and one is the least', () => {
  expect([2, 20, 100].map((machines) => quiet({ machines, hours: 8 }))).toEqual([1, 2, 10])
  expect([2, 20, 100].map((machines) => bought({ machines, hours: 8 }))).toEqual([3, 22, 110])
  expect(use({ machines: 20, hours: 24 })).toBe(1)
  expect(use(twenty)).toBeCloseTo(0.4)
})

test('the worked example of the lesson: twenty machines, eight hours a day', () => {
  expect(round(rentMonthly(twenty))).toBe(7358)
  expect(purchase(twenty)).toBe(110_000)
  expect(ownMonthly(twenty)).toBe(2200 + 41 * 60)
  expect(round(crossover(twenty) as number)).toBe(43)
})

test('what runs for most of the day is rented by promise', () => {
  const month = (hours: number) => rentMonthly({ machines: 20, hours })
  expect(month(24)).toBe(month(PROMISE_FROM))
  expect(month(12)).toBeLessThan(month(24))
})

test('both bills are equal at the crossover, and on its two sides the other one is less', () => {
  for (const machines of [2, 20, 100])
    for (const hours of [4, 8, 12, 24]) {
      const need = { machines, hours }
      const cross = crossover(need)
      if (cross === null) {
        expect(owned(need, LIFE)).toBeGreaterThan(rented(need, LIFE))
        continue
      }
      expect(owned(need, cross)).toBeCloseTo(rented(need, cross), 3)
      expect(owned(need, cross - 1)).toBeGreaterThan(rented(need, cross - 1))
      expect(owned(need, cross + 1)).toBeLessThan(rented(need, cross + 1))
    }
})

describe('where owning wins', () => {
  test.each([
    [2, 24, null],
    [20, 4, null],
    [20, 8, 43],
    [20, 12, 21],
    [20, 24, 16],
    [100, 4, null],
    [100, 8, 29],
    [100, 24, 14],
  ] as const)('%i machines, %i hours a day: month %s', (machines, hours, month) => {
    const found = crossover({ machines, hours })
    expect(found === null ? null : Math.round(found)).toBe(month)
  })
})

test('until the machines run, who has ordered pays for both', () => {
  expect(owned(twenty, DELIVERY)).toBe(purchase(twenty) + rented(twenty, DELIVERY))
})

test('both bills fit under the top of the chart', () => {
  for (const machines of [2, 20, 100])
    for (const hours of [4, 24]) {
      const need = { machines, hours }
      const top = roundTop(need)
      expect(height(owned(need, LIFE), top)).toBeGreaterThan(0)
      expect(height(rented(need, LIFE), top)).toBeGreaterThan(0)
    }
  expect(billPath((months) => months, 60)).toBe('M0 100L2 96.7L60 0')
})

test('who orders twice as many to be safe pays more each month than rent would be', () => {
  expect(ownMonthly({ machines: 40, hours: 8 })).toBe(7520)
  expect(ownMonthly({ machines: 40, hours: 8 })).toBeGreaterThan(rentMonthly(twenty))
})
