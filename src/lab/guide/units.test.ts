import { expect, test } from 'vitest'
import { keepUnits } from './units.ts'

test('a number keeps its unit beside it, and no other word', () => {
  expect(keepUnits('at 3 % of 200 ms, 10 s later')).toBe('at 3\u00a0% of 200\u00a0ms, 10\u00a0s later')
  expect(keepUnits('2 services, 5 secrets, 3 hours')).toBe('2 services, 5 secrets, 3 hours')
})
