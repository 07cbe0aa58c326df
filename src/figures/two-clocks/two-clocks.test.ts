import { expect, test } from 'vitest'
import { DAY_SECONDS, likes, perDay, services, span, ticks } from './two-clocks.ts'

const every = (perDayCount: number) => span(DAY_SECONDS / perDayCount)

test('fifty million a year is one in 0.63 s; 1.5 a second, rounded first, is one in 0.67', () => {
  const aYear = 365 * DAY_SECONDS
  expect(span(aYear / 50e6)).toEqual({ n: 0.63, unit: 's' })
  expect((50e6 / aYear).toFixed(3)).toBe('1.585')
  expect(span(1 / 1.5).n).toBe(0.67)
  expect(Math.floor(50e6 / 365)).toBe(136_986)
})

test('the two firms read 11.6 s and 0.63 s on the board, and each service goes live once a day in both', () => {
  expect(every(perDay(likes.early).board)).toEqual({ n: 11.6, unit: 's' })
  expect(every(perDay(likes.late).board)).toEqual({ n: 0.63, unit: 's' })
  expect(perDay(likes.early).oneService).toBe(perDay(likes.late).oneService)
  for (const firm of Object.values(likes)) expect(services).toContain(firm.services)
})

test('what is counted moves the board and never the service', () => {
  const firm = { services: 50, everyDays: 5, environments: 1, seenPercent: 100 }
  expect(every(perDay(firm).board)).toEqual({ n: 2.4, unit: 'h' })
  for (const more of [{ services: 5000 }, { environments: 4 }, { seenPercent: 10 }]) {
    const other = perDay({ ...firm, ...more })
    expect(other.board).not.toBe(perDay(firm).board)
    expect(other.oneService).toBe(perDay(firm).oneService)
  }
  expect(perDay({ ...firm, everyDays: 1 }).oneService).toBe(1)
})

test('137,000 a day over 5,000 teams of eight is 27 for a team and 3.4 for a person', () => {
  const team = 50e6 / 365 / 5000
  expect(team.toFixed(1)).toBe('27.4')
  expect((team / 8).toFixed(1)).toBe('3.4')
})

test('a minute has five ticks at 11.6 s and ninety-five at 0.63 s', () => {
  const n = (interval: number) => ticks(interval, 60, 1000, 10).split('M').length - 1
  expect(n(11.6)).toBe(5)
  expect(n(0.63)).toBe(95)
  expect(n(8640)).toBe(0)
})
