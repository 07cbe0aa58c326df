import { expect, test } from 'vitest'
import { carriers, experts, MOST, PEOPLE, price, TEAM } from './price-tag.ts'
import { answers, complete, record } from './record.ts'

const words = {
  heading: 'A search engine beside the road',
  status: 'Status',
  proposed: 'Proposed',
  context: 'Context',
  decision: 'Decision',
  consequences: 'Consequences',
  lines: {
    question: 'asks {answer}',
    tried: 'tried {answer}',
    store: 'take {answer}',
    carrier: '{answer} carries it',
    review: 'look again {answer}',
  },
  model: 'From a model, not from here:',
  open: 'still open',
}
const given = { question: 'the typo', tried: 'trigrams', store: 'a search engine', carrier: 'search', review: 'in May' }

test('nobody knows more than there is room for, and the knowing is dealt out evenly', () => {
  for (const carrier of carriers) {
    for (let exceptions = 0; exceptions <= MOST; exceptions += 1) {
      for (const room of [1, 2, 3]) {
        const known = experts(exceptions, room, carrier)
        for (let person = 0; person < PEOPLE; person += 1) {
          expect(known.filter((knows) => knows.includes(person)).length).toBeLessThanOrEqual(room)
        }
        if (carrier === 'everybody' && exceptions > 0) {
          const sizes = known.map(({ length }) => length)
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        }
      }
    }
  }
})

test('one rota for all: with five exceptions two calls of three reach somebody who does not know the store', () => {
  expect(price(0, 1, 'everybody').met).toBe(100)
  expect(price(1, 1, 'everybody').met).toBe(100)
  expect(price(2, 1, 'everybody').met).toBeCloseTo(66.7, 1)
  expect(price(5, 1, 'everybody').met).toBeCloseTo(33.3, 1)
  expect(price(5, 2, 'everybody').met).toBeCloseTo(50, 1)
  expect(price(5, 3, 'everybody').met).toBeCloseTo(66.7, 1)
})

test('the team that chose answers each call while it has room, and is on call one week in three or more', () => {
  expect(price(4, 1, 'chooser').met).toBe(100)
  expect(price(4, 1, 'chooser').weeksChooser).toBeCloseTo(52 * (1 - (2 / 3) * (11 / 12)), 6)
  expect(price(4, 1, 'chooser').weeksOther).toBeCloseTo(52 / 12, 6)
  expect(price(5, 1, 'chooser').met).toBeLessThan(100)
  expect(price(0, 1, 'chooser').weeksChooser).toBeCloseTo(52 / 12, 6)
})

test('three leave: six stores with two who know each are left without anybody in 60 of 220 ways', () => {
  expect(experts(6, 1, 'everybody').map(({ length }) => length)).toEqual([2, 2, 2, 2, 2, 2])
  expect(price(6, 1, 'everybody').orphaned).toBeCloseTo((60 / 220) * 100, 6)
  expect(price(1, 1, 'everybody').orphaned).toBe(0)
  // a team of three leaves together in one of the 220 ways
  expect(experts(1, 1, 'chooser')[0]).toHaveLength(TEAM)
  expect(price(1, 1, 'chooser').orphaned).toBeCloseTo(100 / 220, 6)
})

test('a record holds every answer and the price, and says what is still open', () => {
  const text = record(given, ['20 weeks on call'], words)
  for (const answer of answers) expect(text).toContain(words.lines[answer].replace('{answer}', given[answer]))
  expect(text).toContain('From a model, not from here:\n\n- 20 weeks on call')
  expect(text.match(/^## /gm)).toHaveLength(4)
  expect(complete(given)).toBe(true)
  expect(complete({ ...given, tried: ' ' })).toBe(false)
  expect(record({ ...given, tried: '' }, [], words)).toContain('tried still open')
})

test('the numbers that the lesson prints', () => {
  const six = price(6, 1, 'everybody')
  expect(six.met).toBeCloseTo(28.6, 1)
  expect([price(0, 1, 'everybody').chores, six.chores]).toEqual([5, 35])
  expect(price(4, 1, 'chooser').weeksChooser).toBeCloseTo(20.2, 1)
  expect([six.orphaned, price(6, 1, 'chooser').orphaned].map(Math.round)).toEqual([27, 54])
})
