import { expect, test } from 'vitest'
import words from '../../../content/ui/workbench.en.json'
import type { CheckResult } from '../../protocol/check.ts'
import type { CheckView } from '../lab-view.ts'
import { Numbers } from '../numbers.ts'
import { readCheck } from './reading.ts'

const numbers = new Numbers('en')
const success: CheckView = { id: 'recovers', title: '', why: '', rule: 'at-least', bound: 0.99, unit: 'share' }
const calls: CheckView = { id: 'calm', title: '', why: '', rule: 'at-most', bound: 1.3, unit: 'ratio' }

const result = (check: CheckView, observed: number, passed: boolean, margin: number): CheckResult => ({
  ...{ id: check.id, passed, held: 1, of: 1, seed: 1, observed, margin, scenario: '', moment: 0 },
  ...{ bound: check.bound, rule: check.rule, unit: check.unit },
})

test('a share that misses is told in points, one that holds by what is left of its error budget', () => {
  expect(readCheck(words, numbers, success, result(success, 0, false, -99)).margin).toBe('99 points short')
  expect(readCheck(words, numbers, success, result(success, 0.998, true, 0.8)).margin).toBe('80\u00a0% to spare')
})

test('far over the bound is told in times, not far in per cent', () => {
  expect(readCheck(words, numbers, calls, result(calls, 3.76, false, -1.89)).margin).toBe('189\u00a0% over')
  expect(readCheck(words, numbers, calls, result(calls, 13, false, -9)).margin).toBe('10 times the bound')
})

test('a number that has to be large and is small falls short', () => {
  const useful: CheckView = { id: 'useful', title: '', why: '', rule: 'at-least', bound: 200, unit: 'count' }
  expect(readCheck(words, numbers, useful, result(useful, 150, false, -0.25)).margin).toBe('25\u00a0% short')
})

test('a value that was never measured is not said to be unequal', () => {
  const unmeasured = { ...result(calls, Number.NaN, false, 0), margin: null }
  expect(readCheck(words, numbers, calls, unmeasured)).toMatchObject({ observed: '–', margin: '–' })
})

test('the gauge has the bound in its middle', () => {
  expect(readCheck(words, numbers, calls, result(calls, 1.3, true, 0)).gauge).toBe(0.5)
  expect(readCheck(words, numbers, calls, result(calls, 1, true, 0.23)).gauge).toBeGreaterThan(0.5)
  expect(readCheck(words, numbers, calls, result(calls, 4, false, -2)).gauge).toBeLessThan(0.1)
})

test('a check that has not run has a bound and no value', () => {
  expect(readCheck(words, numbers, success, undefined)).toMatchObject({
    observed: '–',
    bound: 'at least 99.00\u00a0%',
    margin: '–',
  })
})
