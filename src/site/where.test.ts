import { expect, test } from 'vitest'
import { placeInFile } from './where.ts'

const body = ['Words.', '', '<Code', '  lab="storm"', '  region="budget"', '/>', 'and <Term id="a">a</Term>'].join('\n')

test('a part is found by its attribute, also when it is written over several lines', () => {
  expect(placeInFile('en.mdx', body, 'Code', 'region="budget"')).toBe('en.mdx:3')
  expect(placeInFile('en.mdx', body, 'Term', 'id="a"')).toBe('en.mdx:7')
})

test('without a match the file alone is named', () => {
  expect(placeInFile('en.mdx', body, 'Lab', 'id="storm"')).toBe('en.mdx')
})
