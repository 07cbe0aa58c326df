import { expect, test } from 'vitest'
import { judge } from './diagnosis.ts'
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
