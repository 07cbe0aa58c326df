import { expect, test } from 'vitest'
import { neighbour, placeMap } from './chapter-map.ts'

const known = [
  { kind: 'lesson' as const, id: 'a', summary: 'of a' },
  { kind: 'lesson' as const, id: 'b', summary: 'of b' },
  { kind: 'lesson' as const, id: 'c', summary: 'of c' },
  { kind: 'lab' as const, id: 'storm', summary: 'of storm' },
]
const map = [
  { kind: 'lesson' as const, id: 'a', after: [], says: 'first' },
  { kind: 'lab' as const, id: 'storm', after: ['a'], says: 'then' },
  { kind: 'lesson' as const, id: 'b', after: ['a'], says: 'also' },
  { kind: 'lesson' as const, id: 'c', after: ['storm', 'b'], says: 'last' },
]
const where = (places: ReturnType<typeof placeMap>) => places.map(({ id, column, row }) => [id, column, row])

test('what builds on something stands one column to the right of it', () => {
  expect(where(placeMap(map, known))).toEqual([
    ['a', 0, 0],
    ['storm', 1, 0],
    ['b', 1, 1],
    ['c', 2, 0],
  ])
})

test('what the author did not name follows the lesson before it, with its own summary', () => {
  const places = placeMap([], known)
  expect(where(places)).toEqual([
    ['a', 0, 0],
    ['b', 1, 0],
    ['c', 2, 0],
    ['storm', 3, 0],
  ])
  expect(places[1]).toMatchObject({ says: 'of b', after: ['a'] })
})

test('a name that does not exist is left out, and so are lines to it', () => {
  const places = placeMap(
    map,
    known.filter(({ id }) => id !== 'storm'),
  )
  expect(places.map(({ id, after }) => [id, after])).toEqual([
    ['a', []],
    ['b', ['a']],
    ['c', ['b']],
  ])
})

test('arrow keys go along the lines and through a column', () => {
  const places = placeMap(map, known)
  const go = (from: string, key: string) => neighbour(places, from, key)?.id
  expect([go('a', 'ArrowRight'), go('storm', 'ArrowDown'), go('b', 'ArrowUp'), go('c', 'ArrowLeft')]).toEqual([
    'storm',
    'b',
    'storm',
    'b',
  ])
  expect([go('a', 'ArrowLeft'), go('c', 'ArrowDown'), go('a', 'x'), go('nobody', 'ArrowUp')]).toEqual(
    Array(4).fill(undefined),
  )
})
