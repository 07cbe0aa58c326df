import { expect, test } from 'vitest'
import { takeBack } from './take-back.ts'

const before = { 'web.ts': 'a', 'stock.ts': 'b', 'ledger.ts': 'c' }
const rules = { readOnly: (name: string) => name === 'ledger.ts', removable: (name: string) => name !== 'web.ts' }

test('what a line writes, adds and deletes is done', () => {
  expect(takeBack(before, { 'web.ts': 'A', 'new.ts': 'n', 'ledger.ts': 'c' }, rules)).toEqual({
    files: { 'web.ts': 'A', 'new.ts': 'n', 'ledger.ts': 'c' },
    refused: [],
  })
})

test('what may not be is left as it was, and told', () => {
  expect(takeBack(before, { 'stock.ts': 'b', 'ledger.ts': 'x', 'New.ts': 'n' }, rules)).toEqual({
    files: before,
    refused: [
      ['web.ts', 'removable'],
      ['ledger.ts', 'readOnly'],
      ['New.ts', 'form'],
    ],
  })
})

test('no more files are added than fit', () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`a${i}.ts`, '']))
  const { files, refused } = takeBack(before, { ...before, ...many }, rules)
  expect(Object.keys(files)).toHaveLength(30)
  expect(refused[0]).toEqual(['a27.ts', 'many'])
})
