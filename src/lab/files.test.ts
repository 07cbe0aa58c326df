import { expect, test } from 'vitest'
import { changedFiles } from './files.ts'

test('of a patch count the files that it changes or brings, not those that stand there to be imported', () => {
  const start = { 'rule.ts': 'early\n', 'statistics.ts': 'count\n' }
  const patch = { 'rule.ts': 'late\n', 'statistics.ts': 'count\n', 'mean.ts': 'mean\n' }
  expect(changedFiles(start, patch)).toEqual({ 'rule.ts': 'late\n', 'mean.ts': 'mean\n' })
})
