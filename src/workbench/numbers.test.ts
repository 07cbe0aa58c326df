import { expect, test } from 'vitest'
import { Numbers } from './numbers.ts'

const en = new Numbers('en')
const ko = new Numbers('ko')

test('English sets a space before the per cent sign, Korean does not', () => {
  expect(en.percent(0.992)).toBe('99.2\u00a0%')
  expect(ko.percent(0.992)).toBe('99.2%')
})

test('what is not all is never rounded up to all', () => {
  expect(en.percent(0.9999)).toBe('99.9\u00a0%')
  expect(en.percent(1)).toBe('100.0\u00a0%')
})

test('what is not known is a dash', () => {
  expect([en.percent(Number.NaN), en.ms(Number.NaN), en.count(Number.NaN), en.fixed(Number.NaN, 2)]).toEqual([
    '–',
    '–',
    '–',
    '–',
  ])
})

test('values of an axis are said as they are', () => {
  const numbers = new Numbers('en')
  expect([0.25, 2.5, 5, 7.5, 500, 2_000].map(numbers.exact)).toEqual(['0.25', '2.5', '5', '7.5', '500', '2,000'])
})
