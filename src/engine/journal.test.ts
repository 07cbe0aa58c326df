import { expect, test } from 'vitest'
import { Row } from './journal.ts'

test('no two kinds of rows share a number', () => {
  expect(new Set(Object.values(Row)).size).toBe(Object.keys(Row).length)
})
