import { expect, test } from 'vitest'
import { nameProblem, namesOf, sameFiles } from './files.ts'

const start = { 'breaker.ts': 'b', 'web.ts': 'w', 'inventory.ts': 'i' }

test('entries stand first in the lab’s order, then its other files, then what was added', () => {
  const files = { ...start, 'zeit.ts': '', 'add.ts': '' }
  expect(namesOf(files, ['web.ts', 'inventory.ts'], start)).toEqual([
    'web.ts',
    'inventory.ts',
    'breaker.ts',
    'add.ts',
    'zeit.ts',
  ])
})

test('a new file has a plain name of its own', () => {
  expect(nameProblem('cache.ts', start)).toBeNull()
  expect(nameProblem('web.ts', start)).toBe('taken')
  for (const name of ['Cache.ts', 'cache', '../x.ts', 'a b.ts', '__proto__', 'x.js', ''])
    expect(nameProblem(name, start), name).toBe('form')
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f${i}.ts`, '']))
  expect(nameProblem('one-more.ts', many)).toBe('many')
})

test('files are the same when names and texts are', () => {
  expect(sameFiles(start, { ...start })).toBe(true)
  expect(sameFiles(start, { ...start, 'more.ts': '' })).toBe(false)
  expect(sameFiles({ a: '1', b: '2' }, { a: '1', c: '2' })).toBe(false)
})
