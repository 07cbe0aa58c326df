import { expect, test } from 'vitest'
import { diffRows } from './diff-rows.ts'

const text = (...lines: string[]) => `${lines.join('\n')}\n`

test('a difference has the lines of both, their numbers, and gaps between its places', () => {
  const from = text('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j')
  const to = text('a', 'B', 'c', 'd', 'e', 'f', 'g', 'h', 'i')
  expect(diffRows(from, to)).toEqual([
    { sign: ' ', from: 1, to: 1, text: 'a' },
    { sign: '-', from: 2, to: 0, text: 'b' },
    { sign: '+', from: 0, to: 2, text: 'B' },
    { sign: ' ', from: 3, to: 3, text: 'c' },
    { sign: ' ', from: 4, to: 4, text: 'd' },
    { sign: ' ', from: 5, to: 5, text: 'e' },
    { sign: 'gap' },
    { sign: ' ', from: 7, to: 7, text: 'g' },
    { sign: ' ', from: 8, to: 8, text: 'h' },
    { sign: ' ', from: 9, to: 9, text: 'i' },
    { sign: '-', from: 10, to: 0, text: 'j' },
  ])
  expect(diffRows(from, from)).toEqual([])
})

test('a text without an end of line, and one that is not there', () => {
  expect(diffRows('', 'a')).toEqual([{ sign: '+', from: 0, to: 1, text: 'a' }])
})
