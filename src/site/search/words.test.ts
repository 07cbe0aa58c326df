import { expect, test } from 'vitest'
import { stemOf } from './korean.ts'
import { indexText, placesOf, queryWords } from './words.ts'

test('particles leave the noun, and short nouns keep what only looks like one', () => {
  const words = ['재시도를', '서버에서는', '타임아웃이', '대기열까지', '평가', '회의', '서비스', '데이터베이스로']
  expect(words.map(stemOf)).toEqual(['재시도', '서버', '타임아웃', '대기열', '평가', '회의', '서비스', '데이터베이스'])
})

test('English words lose the particle that hangs on to them', () => {
  expect(queryWords('hono에서는 p99가 timeout').map(({ stem }) => stem)).toEqual(['hono', 'p99', 'timeout'])
})

test('what a query asks for stands in the text, however either is spaced or ended', () => {
  const text = new Set(indexText('부하 차단은 재시도와 함께 써요. inventory는 큐를 비워요.').split(' '))
  for (const query of ['부하차단', '부하 차단을', '재시도를', '큐', 'inventory의'])
    expect(
      queryWords(query)
        .flatMap(({ tokens }) => tokens)
        .filter((token) => !text.has(token)),
      query,
    ).toEqual([])
})

test('a sentence end is not bridged', () => {
  expect(indexText('비워요. 다시').split(' ')).not.toContain('요다')
})

test('places are marked in the text as it is written', () => {
  const text = '부하 차단(load shedding)과 Timeout'
  expect(placesOf(text, ['부하차단', 'timeout']).map(([from, to]) => text.slice(from, to))).toEqual([
    '부하 차단',
    'Timeout',
  ])
  expect(placesOf('stimeout', ['timeout'])).toEqual([])
})
