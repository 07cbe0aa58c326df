import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { FlatFiles } from '../../lab/files.ts'
import { isIn, onLabsCode, patchLines, putIn, takeOut } from './patch.ts'

const lab = 'labs/retry-storm'
const read = (folder: string): FlatFiles =>
  Object.fromEntries(
    readdirSync(`${lab}/${folder}`).map((name) => [name, readFileSync(`${lab}/${folder}/${name}`, 'utf8')]),
  )
const start = read('start')
const all = ['wrong/backoff', 'wrong/jitter', 'wrong/no-retries', 'patches/budget', 'patches/bound', 'patches/deadline']

test.each(all)('%s goes into the start and comes out again', (folder) => {
  const patched = read(folder)
  expect(isIn(start, start, patched)).toBe(false)
  const after = { ...start, ...putIn(start, start, patched) }
  for (const name of Object.keys(patched)) expect(after[name]).toBe(patched[name])
  expect(isIn(after, start, patched)).toBe(true)
  expect({ ...after, ...takeOut(after, start, patched) }).toEqual(start)
})

test('budget, bound and deadline fit into one another, in any order', () => {
  for (const order of [
    ['budget', 'bound', 'deadline'],
    ['deadline', 'budget', 'bound'],
  ]) {
    let files = start
    for (const id of order) {
      const next = putIn(files, start, read(`patches/${id}`))
      expect(next, id).not.toBeNull()
      files = { ...files, ...next }
    }
    for (const id of order) expect(isIn(files, start, read(`patches/${id}`)), id).toBe(true)
  }
})

test('a patch that does not fit what was typed says so instead of guessing', () => {
  const other = { ...start, 'web.ts': 'export const other = 1\n' }
  expect(putIn(other, start, read('wrong/backoff'))).toBeNull()
})

test('a card shows only what changes, without its indent', () => {
  expect(patchLines(start['web.ts'] as string, read('wrong/no-retries')['web.ts'] as string)).toEqual([
    { sign: '-', text: 'const TRIES = 4' },
    { sign: '+', text: 'const TRIES = 1' },
  ])
})

test('a line that moves is shown with the lines it moves past', () => {
  const before = ['function put() {', '  save()', '  publish()', '}', ''].join('\n')
  const after = ['function put() {', '  publish()', '  save()', '}', ''].join('\n')
  expect(patchLines(before, after)).toEqual([
    { sign: '-', text: 'save()' },
    { sign: ' ', text: 'publish()' },
    { sign: '+', text: 'save()' },
  ])
})

test('where somebody has written the file anew, the lab’s own stands on the parts that come before', () => {
  const parts = ['budget', 'bound'].map((id) => read(`patches/${id}`))
  const deadline = read('patches/deadline')
  const labs = onLabsCode(start, parts, deadline)
  expect(Object.keys(labs).sort()).toEqual(Object.keys(deadline).sort())
  expect(isIn({ ...start, ...labs }, start, deadline)).toBe(true)
  for (const part of parts) {
    const own = Object.fromEntries(Object.entries(part).filter(([name]) => name in deadline))
    expect(isIn({ ...start, ...labs }, start, own)).toBe(true)
  }
})

test('a part that stands in the way of the patch is left out', () => {
  expect(onLabsCode(start, [read('wrong/jitter')], read('wrong/backoff'))).toEqual(read('wrong/backoff'))
})

test('a blank line is no place: what goes before a line that another idea has changed does not fit', () => {
  const start = { 'web.ts': 'let app\n\nserve {\n  read\n\n  ask\n}\n\nlisten\n' }
  const patched = { 'web.ts': 'let app\n\nserve {\n  read\n\n  if late return\n\n  ask\n}\n\nlisten\n' }
  const other = { 'web.ts': 'let app\n\nserve {\n  read\n\n  try {\n    ask\n  }\n}\n\nlisten\n' }
  expect(putIn(other, start, patched)).toBeNull()
})
