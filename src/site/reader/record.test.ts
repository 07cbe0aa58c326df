import { expect, test } from 'vitest'
import { freshRecord, hasBegun, upgrade } from './record.ts'

test('what version 1 kept is taken up; its answers have no time, so they were met now', () => {
  const old = { version: 1, predictions: { '/a/#p': 'never' }, answers: { '/a/#q1': ['0', '2'] } }
  expect(upgrade(old, 500)).toEqual({
    ...freshRecord(),
    predictions: { '/a/#p': 'never' },
    answers: { '/a/#q1': { at: 500, right: null, chosen: ['0', '2'] } },
  })
})

test('a record of a later version is not touched, and rubbish is a fresh start', () => {
  expect(upgrade({ version: 3 }, 0)).toBe('newer')
  for (const kept of [null, 7, 'x', [], {}, { version: '2' }]) expect(upgrade(kept, 0)).toEqual(freshRecord())
})

test('a group that was spoilt is empty, and the others stay', () => {
  const kept = { ...freshRecord(), lessons: [], predictions: { '/a/#p': 'x' } }
  expect(upgrade(kept, 0)).toEqual({ ...freshRecord(), predictions: { '/a/#p': 'x' } })
})

test('a visit has begun as soon as there is something to come back to', () => {
  const record = freshRecord()
  expect(hasBegun(record)).toBe(false)
  record.answers['/a/#q1'] = { at: 1, right: true, chosen: ['0'] }
  expect(hasBegun(record)).toBe(true)
})
