import { expect, test } from 'vitest'
import { placesOf } from './fault-words.ts'

test('both directions of a link are read as one place', () => {
  expect(placesOf(['seoul>jeju', 'jeju>seoul', 'busan>jeju', 'jeju>busan'])).toBe('seoul – jeju, busan – jeju')
  expect(placesOf(['guests', 'members'])).toBe('guests, members')
})
