import { expect, test } from 'vitest'
import { oldFiles } from './bring-over.ts'

const lines = (...all: string[]) => `${all.join('\n')}\n`
const oldStart = { 'web.ts': lines('a', 'b', 'c', 'd', 'e', 'f'), 'inventory.ts': 'i\n' }

test('what the learner changed fits into what the lab has become, where both changed other lines', () => {
  const mine = { 'web.ts': lines('a', 'B', 'c', 'd', 'e', 'f'), 'inventory.ts': 'i\n' }
  const newStart = { 'web.ts': lines('a', 'b', 'c', 'd', 'e', 'F'), 'inventory.ts': 'I\n' }
  const [web, ...others] = oldFiles(mine, oldStart, newStart)
  expect(web?.brought).toBe(lines('a', 'B', 'c', 'd', 'e', 'F'))
  // what the learner left alone is the lab's to change
  expect(others).toEqual([])
})

test('both changed the same line: nothing is guessed', () => {
  const mine = { 'web.ts': lines('a', 'mine', 'c', 'd', 'e', 'f') }
  const newStart = { 'web.ts': lines('x', 'theirs', 'y', 'd', 'e', 'f') }
  expect(oldFiles(mine, oldStart, newStart)[0]?.brought).toBeNull()
})

test('a file of the learner’s own comes over whole; without the old start nothing is brought', () => {
  expect(oldFiles({ 'mine.ts': 'm\n' }, oldStart, {})[0]?.brought).toBe('m\n')
  expect(oldFiles({ 'web.ts': 'm\n' }, undefined, oldStart)[0]).toMatchObject({ oldStart: null, brought: null })
})
