import { expect, test } from 'vitest'
import { runningVersion } from './running-version.ts'

const sizes = new Map<string, Record<string, number>>([
  ['one', { version: 1 }],
  ['two', { version: 2 }],
  ['part', { version: 3, processes: 1 }],
])
const runs = (...ids: string[]) =>
  runningVersion(
    ids.map((id, i) => ({ id, kind: id === 'back' ? 'roll-back' : 'deploy', target: 'shop', from: i, to: i })),
    'shop',
    sizes,
  )

test('a service runs what was deployed last, and after rolling back what it ran before', () => {
  expect(runs()).toBe(0)
  expect(runs('one')).toBe(1)
  expect(runs('one', 'two')).toBe(2)
  expect(runs('one', 'two', 'back')).toBe(1)
  expect(runs('one', 'two', 'back', 'back')).toBe(0)
  expect(runs('one', 'back', 'back')).toBe(0)
  expect(runs('one', 'back', 'two')).toBe(2)
})

test('where a part of the processes got another version, none is named', () => {
  expect(runs('one', 'part')).toBe(0)
  expect(runningVersion([{ id: 'one', kind: 'deploy', target: 'other', from: 0, to: 0 }], 'shop', sizes)).toBe(0)
})
