import { expect, test } from 'vitest'
import { callsByLayer, limbs, ticks } from './calls.ts'

test('three tries at five layers make 243 calls', () => {
  expect(callsByLayer(3, 5, 5)).toEqual([1, 3, 9, 27, 81, 243])
})

test('four tries at five layers make 1,024 calls', () => {
  expect(callsByLayer(4, 5, 5).at(-1)).toBe(1024)
})

test('layers that do not retry hand on what they get', () => {
  expect(callsByLayer(3, 1, 5)).toEqual([1, 3, 3, 3, 3, 3])
  expect(callsByLayer(4, 0, 5)).toEqual([1, 1, 1, 1, 1, 1])
})

test('every call is one tick, and every call below hangs on one above', () => {
  expect(ticks(9, 0, 10, 900).match(/M/g)).toHaveLength(9)
  expect(limbs(3, 9, 10, 40, 900)).toContain('M450 10L450 40')
  expect(limbs(3, 9, 10, 40, 900).match(/M/g)).toHaveLength(9)
})
