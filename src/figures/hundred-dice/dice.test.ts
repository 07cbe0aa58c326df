import { expect, test } from 'vitest'
import { callsAt, luck, STEPS, sharePath, slowPages, slowShare } from './dice.ts'

test('one slow call in a hundred makes 63 slow pages of a hundred calls, and 39 of fifty', () => {
  expect(slowShare(1, 1)).toBeCloseTo(0.01)
  expect(slowShare(50, 1)).toBeCloseTo(0.395, 3)
  expect(slowShare(100, 1)).toBeCloseTo(0.634, 3)
  expect(slowShare(100, 0.1)).toBeCloseTo(0.095, 3)
  expect(slowShare(20, 2)).toBeCloseTo(0.332, 3)
})

test('the scale goes from one call to a thousand through ten and a hundred', () => {
  expect([0, 10, 20, STEPS].map(callsAt)).toEqual([1, 10, 100, 1000])
})

test('a page that is slow stays slow when it asks more services', () => {
  const evening = luck(1)
  let before = slowPages(evening, 1, 1)
  for (let step = 1; step <= STEPS; step++) {
    const now = slowPages(evening, callsAt(step), 1)
    expect(before.every((slow, i) => !slow || now[i])).toBe(true)
    before = now
  }
})

test('thrown often enough, the pages are slow as often as the reckoning says', () => {
  let slow = 0
  for (let evening = 0; evening < 200; evening++) slow += slowPages(luck(evening), 50, 1).filter(Boolean).length
  expect(slow / 20_000).toBeCloseTo(slowShare(50, 1), 2)
})

test('dice that are thrown one by one give the same share', () => {
  const dice = luck(3).concat(...Array.from({ length: 400 }, (_, i) => luck(10 + i)))
  let slow = 0
  const pages = Math.floor(dice.length / 50)
  for (let page = 0; page < pages; page++) if (dice.slice(page * 50, page * 50 + 50).some((die) => die < 0.01)) slow++
  expect(Math.abs(slow / pages - slowShare(50, 1))).toBeLessThan(0.06)
})

test('the path of the share rises from left to right', () => {
  expect(sharePath(1)).toMatch(/^M0 99L1 /)
  expect(sharePath(1)).toMatch(/L30 0$/)
})
