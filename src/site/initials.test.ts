import { expect, test } from 'vitest'
import { byInitial, initialOf } from './initials.ts'

test('Korean words stand under their first consonant, doubled ones under the plain one', () => {
  expect(['서킷 브레이커', '가용성', '빠르기', 'SOA', '2단계 커밋', 'é'].map(initialOf)).toEqual([
    'ㅅ',
    'ㄱ',
    'ㅂ',
    'S',
    '#',
    'É',
  ])
})

test('groups follow the order of the language', () => {
  const groups = byInitial([{ term: 'saga' }, { term: 'Conway’s law' }, { term: 'canary' }, { term: '2PC' }], 'en')
  expect(groups.map(({ initial, entries }) => [initial, entries.map((one) => one.term)])).toEqual([
    ['C', ['canary', 'Conway’s law']],
    ['S', ['saga']],
    ['#', ['2PC']],
  ])
})
