import { expect, test } from 'vitest'
import { type Glyphs, portions } from './glyphs.ts'

const glyphs = (hangul: [string, string[]][]): Glyphs => ({
  everywhere: new Set(),
  titles: new Set(),
  hangul: new Map(hangul),
})

test('common letters come first, then those of one file by file, then what lies between', () => {
  const files = ['a', 'b', 'c']
  const found = portions(
    glyphs([
      ['가', files],
      ['나', files],
      ['다', ['a', 'b']],
      ['라', ['b']],
      ['마', ['c']],
      ['바', ['b']],
    ]),
    2,
    1,
  )
  expect(found).toEqual(['가나', '라바', '마', '다'])
})

test('nothing is lost and nothing comes twice', () => {
  const letters = Array.from({ length: 700 }, (_, i) => String.fromCharCode(0xac00 + i))
  const found = portions(glyphs(letters.map((letter, i) => [letter, i < 500 ? ['a', 'b'] : [i % 2 ? 'a' : 'b']]))).join(
    '',
  )
  expect([...found].sort()).toEqual(letters)
})
