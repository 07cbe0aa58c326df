import { expect, test } from 'vitest'
import { Random } from '../../engine/random.ts'
import {
  alarms,
  alarmsPath,
  alarmsUntil,
  CHANGES_A_WEEK,
  FAULTY,
  gain,
  gainPath,
  HARMS,
  HELPS,
  looks,
  NIGHTS_A_WEEK,
  REPAIR_WEEKS,
  WEEKS,
} from './rings.ts'

test('who never looks gains nothing from 48 changes; who looks every two weeks keeps nearly all that helps', () => {
  expect(gain(WEEKS, 24)).toBeCloseTo(0)
  expect(gain(WEEKS, 2)).toBeCloseTo(14.67, 2)
  expect(gain(WEEKS, 12)).toBeCloseTo(8)
})

test('the sooner somebody looks, the more is gained, in every week', () => {
  for (let week = 1; week <= WEEKS; week++) expect(gain(week, 1)).toBeGreaterThanOrEqual(gain(week, 6))
  expect(looks.map((every) => Math.round(gain(WEEKS, every)))).toEqual([15, 15, 12, 8, 0])
})

test('half an alarm a week with the team, four by ticket, twelve when nobody is left', () => {
  expect(alarms(WEEKS, 'team')).toBe(0.5)
  expect(alarms(WEEKS, 'ticket')).toBe(4)
  expect(alarms(WEEKS, 'gone')).toBe(12)
  expect([alarmsUntil(WEEKS, 'team'), alarmsUntil(WEEKS, 'ticket'), alarmsUntil(WEEKS, 'gone')]).toEqual([12, 82, 150])
})

test('changes thrown one by one give the same numbers on average', () => {
  const draw = new Random('where-it-rings')
  const often = 4000
  let [net, nights] = [0, 0]
  for (let time = 0; time < often; time++)
    for (let change = 0; change < CHANGES_A_WEEK * WEEKS; change++) {
      const released = Math.floor(change / CHANGES_A_WEEK) + 1
      const luck = draw.next()
      if (luck < HELPS) net++
      // still there in the last week: released after the look before it
      else if (luck < HELPS + HARMS && released > WEEKS - 6) net--
      if (draw.next() < FAULTY && released > WEEKS - REPAIR_WEEKS.ticket) nights += NIGHTS_A_WEEK
    }
  expect(net / often).toBeCloseTo(gain(WEEKS, 6), 0)
  expect(nights / often).toBeCloseTo(alarms(WEEKS, 'ticket'), 0)
})

test('the stairs have a step for every week', () => {
  expect(gainPath(2).split('H')).toHaveLength(WEEKS + 1)
  expect(alarmsPath('gone')).toMatch(/V0H24$/)
})
