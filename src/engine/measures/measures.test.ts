import { expect, test } from 'vitest'
import { Journal, Row } from '../journal.ts'
import { SECOND } from '../time.ts'
import { CallBook } from './call-book.ts'
import { goodput, missing, refusalTime, repeated, total } from './measures.ts'

const window = { from: 10 * SECOND, to: 20 * SECOND }

function ledger(...lines: [at: number, account: string, key: string, amount?: number][]): CallBook {
  const journal = new Journal()
  for (const [at, account, key, amount = 1] of lines)
    journal.add(Row.ledger, at * SECOND, journal.name(account), journal.name(key), amount)
  return new CallBook(journal)
}

test('what was accepted in the window and never shipped is missing, however late the shipping came', () => {
  const book = ledger(
    [5, 'accepted', 'a'],
    [11, 'accepted', 'b'],
    [12, 'accepted', 'c'],
    [13, 'accepted', 'd'],
    [90, 'shipped', 'c'],
  )
  expect(missing(book, 'accepted', 'shipped', window)).toBe(2)
})

test('a key charged twice counts once as repeated, by when it was charged first', () => {
  const book = ledger(
    [9, 'charged', 'early'],
    [11, 'charged', 'early'],
    [11, 'charged', 'once'],
    [12, 'charged', 'twice'],
    [60, 'charged', 'twice'],
  )
  expect(repeated(book, 'charged', window)).toBe(1)
})

test('the total of an account is the sum of its lines in the window', () => {
  expect(total(ledger([9, 'sold', 'a', 7], [11, 'sold', 'a', 2], [12, 'sold', 'b', 3]), 'sold', window)).toBe(5)
})

test('goodput counts well-answered requests of readers a second, of one load or of all', () => {
  const journal = new Journal()
  // a service that asks by a timer of its own asks for nobody, and is no reader
  journal.add(Row.state, 0, journal.name('viewer'), 1, 1)
  const ask = (call: number, from: string, cause: number, status: number) => {
    journal.add(Row.call, 11 * SECOND, call, journal.name(from), journal.name('web'), cause, 1, 11 * SECOND)
    journal.add(Row.end, 12 * SECOND, call, 0, status)
  }
  ask(1, 'members', 0, 200)
  ask(2, 'guests', 0, 200)
  ask(3, 'guests', 0, 503)
  ask(4, 'web', 1, 200)
  ask(5, 'viewer', 0, 200)
  const book = new CallBook(journal)
  expect(goodput(book, '', window)).toBe(0.2)
  expect(goodput(book, 'guests', window)).toBe(0.1)
})

test('how soon readers hear no: the time of the requests that were not answered well', () => {
  const journal = new Journal()
  const ask = (call: number, ms: number, status: number) => {
    const at = 11 * SECOND
    journal.add(Row.call, at, call, journal.name('readers'), journal.name('web'), 0, 1, at)
    journal.add(Row.end, at + ms * 1_000, call, 0, status)
  }
  ask(1, 400, 200)
  ask(2, 3, 503)
  ask(3, 5, 503)
  const book = new CallBook(journal)
  expect(refusalTime(book, 'readers', window)).toBe(5)
  expect(refusalTime(book, 'others', window)).toBeNaN()
})
