import { expect, test } from 'vitest'
import { labelPlaces } from './label-places.ts'
import { trackOf } from './track.ts'

const across = (from: number, to: number) =>
  trackOf(
    [
      { x: 0, y: from },
      { x: 400, y: to },
    ],
    'across',
    4,
  )

test('a label with nothing in its way stands in the middle of its wire', () => {
  expect(labelPlaces([across(0, 0), across(60, 60)], [], 40)).toEqual([
    { x: expect.closeTo(200), y: expect.closeTo(0) },
    { x: expect.closeTo(200), y: expect.closeTo(60) },
  ])
})

test('labels of wires that cross do not lie on each other', () => {
  const [one, other] = labelPlaces([across(0, 100), across(100, 0)], [], 40)
  const apart = Math.abs((one?.x ?? 0) - (other?.x ?? 0)) >= 40 || Math.abs((one?.y ?? 0) - (other?.y ?? 0)) >= 17
  expect(apart).toBe(true)
})

test('a label gives way to a box, and stays in the middle where it would be covered everywhere', () => {
  const box = { x: 190, y: -10, width: 60, height: 20 }
  const [beside] = labelPlaces([across(0, 0)], [box], 40)
  expect(beside?.x).toBeLessThanOrEqual(170)
  const [covered] = labelPlaces([across(0, 0)], [{ x: 0, y: -50, width: 400, height: 100 }], 40)
  expect(covered?.x).toBeCloseTo(200)
})
