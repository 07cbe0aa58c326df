import { expect, test } from 'vitest'
import recorded from '../twelve-people/runs.json' with { type: 'json' }
import { livePath, MOST_SERVICES, pairs, platforms, stay, week } from './load.ts'

test('the queue of the model is the one that the engine ran: 3.2 wishes a day before four people', () => {
  const runs = recorded.layers[0][0]
  const waiting = runs.flatMap((run) => run.waiting)
  const mean = waiting.reduce((sum, n) => sum + n, 0) / waiting.length
  // Little: those who wait are those who come in the time that one waits
  const expected = 3.2 * (stay(3.2, 1, 4) - 1)
  expect(expected).toBeCloseTo(2.39, 2)
  expect(Math.abs(mean - expected)).toBeLessThan(0.25 * expected)
})

test('by hand, eight services leave hardly a day over and a ninth leaves less than the wishes need', () => {
  expect(week(4, 'none').spareDays).toBe(9)
  expect(week(4, 'none').liveAfterDays).toBeLessThan(5)
  expect(week(8, 'none').spareDays).toBe(1)
  expect(week(8, 'none').liveAfterDays).toBeGreaterThan(15)
  expect(week(9, 'none').liveAfterDays).toBe(Infinity)
})

test('a platform that is used by oneself carries fourteen', () => {
  const { liveAfterDays, spareDays } = week(MOST_SERVICES, 'self')
  expect(spareDays).toBe(10)
  expect(liveAfterDays).toBeLessThan(5)
})

test('with tickets the team has time and the wish waits elsewhere: the ninth service fills the platform', () => {
  const nine = week(9, 'tickets')
  expect(nine.busyPercent).toBeLessThan(60)
  expect(nine.platformPercent).toBeGreaterThan(95)
  expect(nine.ticketDays).toBeGreaterThan(4)
  expect(week(10, 'tickets').ticketDays).toBe(Infinity)
})

test('the days of a week add up, and no week has fewer than none', () => {
  for (const platform of platforms)
    for (let services = 1; services <= MOST_SERVICES; services++) {
      const { upkeepDays, wishDays, spareDays } = week(services, platform)
      expect(upkeepDays).toBeLessThanOrEqual(35)
      if (spareDays > 0) expect(upkeepDays + wishDays + spareDays).toBe(35)
    }
})

test('five people have 10 pairs, seven 21, ten 45, twelve 66', () => {
  expect([5, 7, 10, 12].map(pairs)).toEqual([10, 21, 45, 66])
})

test('a line ends at the top of the picture where the queue has no end', () => {
  expect(livePath('none')).toMatch(/ 0$/)
  expect(livePath('self')).toMatch(/L13 \d/)
})
