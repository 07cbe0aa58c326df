import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readExcerpt } from './lab-file.ts'

const before = process.cwd()
beforeAll(() => {
  const root = mkdtempSync(join(tmpdir(), 'labs-'))
  mkdirSync(join(root, 'labs/storm/solution'), { recursive: true })
  writeFileSync(
    join(root, 'labs/storm/solution/web.ts'),
    'const a = 1\n  // #region budget\n  let tokens = 10\n    // why\n  // #endregion\n',
  )
  process.chdir(root)
})
afterAll(() => process.chdir(before))

test('a region is cut out without its marks and its common indent', () => {
  expect(readExcerpt('en.mdx:4', 'storm', 'solution/web.ts', { region: 'budget' })).toEqual({
    code: 'let tokens = 10\n  // why',
    firstLine: 3,
  })
})

test('a missing region is an error that names place, file and nearest region', () => {
  expect(() =>
    readExcerpt('en.mdx:4', 'storm', 'solution/web.ts', { region: 'bugdet' }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[Error: en.mdx:4: labs/storm/solution/web.ts has no region "bugdet"; the nearest is "budget"]`,
  )
})

test('a missing file and a missing lab name what is nearest', () => {
  expect(() => readExcerpt('en.mdx:4', 'storm', 'solution/wbe.ts', {})).toThrowErrorMatchingInlineSnapshot(
    `[Error: en.mdx:4: labs/storm has no file "solution/wbe.ts"; the nearest is "solution/web.ts"]`,
  )
  expect(() => readExcerpt('en.mdx:4', 'strom', 'x.ts', {})).toThrowErrorMatchingInlineSnapshot(
    `[Error: en.mdx:4: there is no lab "strom"; did you mean "storm"?]`,
  )
})

test('a range outside the file is an error', () => {
  expect(() => readExcerpt('en.mdx:4', 'storm', 'solution/web.ts', { lines: '2-99' })).toThrow(/has 5 lines/)
})
