import { expect, test } from 'vitest'
import { roundsPassed } from './rounds-passed.ts'

const rounds = [
  { id: 'answer', checks: ['prompt', 'answered'] },
  { id: 'later', checks: ['settled'] },
  { id: 'breaker', checks: ['spared'] },
]

test('code that promises nothing keeps every promise, and passes no round ahead', () => {
  expect(roundsPassed(rounds, new Set(['settled']), 'answer', [])).toEqual([])
})

test('code that solves all passes all at once', () => {
  const all = new Set(['prompt', 'answered', 'settled', 'spared'])
  expect(roundsPassed(rounds, all, 'answer', [])).toEqual(['answer', 'later', 'breaker'])
})

test('the round on screen passes by its own checks, whoever came to it by a link', () => {
  expect(roundsPassed(rounds, new Set(['settled', 'spared']), 'later', [])).toEqual(['later'])
})

test('a round that was passed before is not open any more', () => {
  expect(roundsPassed(rounds, new Set(['settled']), 'breaker', ['answer'])).toEqual(['later'])
})
