import { expect, test } from 'vitest'
import { freshRecord, type Review } from './record.ts'
import { dueNow, gapDays, rounds, schedule } from './schedule.ts'

const evening = new Date(2026, 4, 4, 23, 10).getTime()
const days = (n: number) => new Date(2026, 4, 4 + n).getTime()
const q = '/chapters/failure/retries/#q1'

function met(reviews: Review[] = [], key = q) {
  const record = freshRecord()
  record.answers[key] = { at: evening, right: false, chosen: ['1'] }
  if (reviews.length > 0) record.reviews[key] = reviews
  return record
}

test('a question comes back on the morning a week after it was met', () => {
  expect(schedule(met())).toEqual([{ key: q, at: days(gapDays), done: 0 }])
  expect(dueNow(met(), days(gapDays) - 1)).toEqual([])
  expect(dueNow(met(), days(gapDays))).toHaveLength(1)
})

test('every right answer leads to the next round with the same gap, and after the last it stays away', () => {
  const reviews: Review[] = []
  for (let round = 0; round < rounds; round++) {
    const [next] = schedule(met(reviews))
    expect(next).toEqual({ key: q, at: days(gapDays * (round + 1)), done: round })
    reviews.push({ at: days(gapDays * (round + 1)), right: true })
  }
  expect(schedule(met(reviews))).toEqual([])
})

test('a wrong answer begins the rounds again', () => {
  const reviews = [
    { at: days(7), right: true },
    { at: days(14), right: true },
    { at: days(21), right: false },
  ]
  expect(schedule(met(reviews))).toEqual([{ key: q, at: days(28), done: 0 }])
})

test('a question that waited for a month is due once, and its next gap counts from the answer', () => {
  expect(dueNow(met(), days(60))).toHaveLength(1)
  expect(schedule(met([{ at: days(60), right: true }]))).toEqual([{ key: q, at: days(67), done: 1 }])
})

test('questions of openings and closings do not come back', () => {
  expect(schedule(met([], '/chapters/failure/#silence'))).toEqual([])
  expect(schedule(met([], '/chapters/failure/closing/#layers'))).toEqual([])
})
