import { expect, test } from 'vitest'
import { sourceColumn } from './source-column.ts'
import { stripTypes } from './strip-types.ts'

test('a column in the compiled line is found again in the source', () => {
  const source = 'const total: number = (order as Order<Line>).lines.sum()'
  const compiled = stripTypes('a.ts', source) as string
  for (const word of ['total', 'order', 'lines', 'sum']) {
    expect(sourceColumn(source, compiled, compiled.indexOf(word) + 1)).toBe(source.indexOf(word) + 1)
  }
})

test('lines without types keep their columns', () => {
  expect(sourceColumn('  throw new Error()', '  throw new Error()', 9)).toBe(9)
})
