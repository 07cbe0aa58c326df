import { expect, test } from 'vitest'
import { placeMeant, placeNow, readPlace } from './same-place.ts'

const block = (top: number, height: number) => ({
  getBoundingClientRect: () => ({ top, height, bottom: top + height }) as DOMRect,
})

test('the place is the first block that is still in sight, and how much of it is not', () => {
  expect(placeNow([block(-300, 200), block(-50, 200), block(150, 90)])).toBe('at-1.25')
  expect(placeNow([block(-300, 200), block(20, 200)])).toBe('at-1.-10')
})

test('above the text there is no place, and none in an address of another kind', () => {
  expect(placeNow([block(400, 200)])).toBeUndefined()
  expect(readPlace('#sources')).toBeUndefined()
  expect(readPlace('#at-12.-5')).toEqual({ index: 12, share: -0.05 })
})

test('above the text, soon after reading, the place is where the reader has just come from', () => {
  const rest = { place: 'at-12.40', leftAtMs: 1_000 }
  expect(placeMeant(undefined, rest, 5_000)).toBe('at-12.40')
  expect(placeMeant(undefined, rest, 60_000)).toBeUndefined()
  expect(placeMeant('at-3.0', rest, 5_000)).toBe('at-3.0')
  expect(placeMeant(undefined, undefined, 5_000)).toBeUndefined()
})
