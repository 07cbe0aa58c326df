import { expect, test } from 'vitest'
import { countsFrom, judge, keepOutcome } from './diagnosis.ts'
import { isWorthOffering } from './trace.ts'

const leads = ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({ id, to: [`/${Math.floor(i / 2)}/`] }))
const choices = (right: string) => new Map([...'abcde'].map((id) => [id, right.includes(id)]))

test('four of five mark the chapter as known; the fifth still points at its lesson', () => {
  expect(judge(choices('abcd'), leads, 4)).toEqual({ right: 4, of: 5, known: true, read: ['/2/'] })
})

test('three do not, and each lesson to read is named once', () => {
  expect(judge(choices('cde'), leads, 4)).toEqual({ right: 3, of: 5, known: false, read: ['/0/'] })
})

test('a question without a choice counts as wrong', () => {
  expect(judge(new Map([['a', true]]), leads, 4).right).toBe(1)
})

test('a place is offered again only inside a lesson that is not read', () => {
  const trace = { at: 1, read: 0, block: 12, blocks: 40 }
  expect(isWorthOffering(trace)).toBe(true)
  expect(isWorthOffering({ ...trace, read: 5 })).toBe(false)
  expect(isWorthOffering({ ...trace, block: 1 })).toBe(false)
  expect(isWorthOffering({ ...trace, block: 40 })).toBe(false)
  expect(isWorthOffering(undefined)).toBe(false)
})

const evening = new Date(2026, 10, 22, 21, 30).getTime()
const weekLater = new Date(2026, 10, 29).getTime()
const outcome = (right: number) => ({ right, of: 5, known: right >= 4, read: [] })
const missed = { at: evening, right: 2, of: 5, known: false }

test('after a miss the next result counts a week later; until then it is practice and is not kept', () => {
  expect(countsFrom(missed)).toBe(weekLater)
  expect(keepOutcome(missed, outcome(5), weekLater - 1)).toEqual(missed)
  expect(keepOutcome(missed, outcome(5), weekLater)).toEqual({ at: weekLater, right: 5, of: 5, known: true })
})

test('the first result counts at once, and a chapter once known stays known', () => {
  expect(countsFrom(undefined)).toBe(0)
  const known = keepOutcome(undefined, outcome(4), evening)
  expect(known).toEqual({ at: evening, right: 4, of: 5, known: true })
  expect(keepOutcome(known, outcome(1), evening + 1).known).toBe(true)
})
