import { expect, test } from 'vitest'
import { readMdx } from '../read/mdx.ts'
import { minuteFindings, minutesOf } from './minutes.ts'

function root(text: string) {
  const mdx = readMdx(text)
  if (!mdx.ok) throw new Error(mdx.message)
  return mdx.root
}
const words = (n: number) => 'shop '.repeat(n)
const at = { file: 'en.mdx', line: 4 }

test('200 English words and 370 Korean syllables take a minute each', () => {
  expect(minutesOf(root(words(200)), 'en')).toBe(1)
  expect(minutesOf(root(`${'책방이 '.repeat(123)}책`), 'ko')).toBe(1)
})

test('in Korean a word in Latin letters counts as one syllable, and its particle as its own', () => {
  expect(minutesOf(root('`inventory`가 200ms 안에 '.repeat(74)), 'ko')).toBe(1)
})

test('a figure takes two minutes, code, a prediction and a question half a minute each', () => {
  const lesson = `<Figure name="a" />

<Code lab="a" file="b" />

<Predict id="p" options={[{ id: 'x', text: 'one two' }]} answer="x">three four</Predict>

<Question id="q"><Ask>five six</Ask><Option right why="seven eight">nine ten</Option><Option why="not counted at all">eleven twelve</Option></Question>
`
  expect(minutesOf(root(lesson), 'en')).toBeCloseTo(3.5 + 12 / 200)
})

test('what is folded away, comments and sources take no time', () => {
  const folded = `<Deeper title="More">${words(300)}<Figure name="a" /></Deeper>

word{/* ${words(300)} */}<Source id="S01" />`
  expect(minutesOf(root(folded), 'en')).toBeCloseTo(1 / 200)
})

test('a front matter more than two minutes off is found, and a lesson that is only begun is not measured', () => {
  const lesson = root(words(2000))
  expect([...minuteFindings(at, 12, lesson, 'en')]).toEqual([])
  expect([...minuteFindings(at, 13, lesson, 'en')].map(({ problem }) => problem)).toEqual([
    'It says 13, and reading it with its figures and its quiz takes about 10. Readers plan their evening by it: change the number, or the lesson.',
  ])
  expect([...minuteFindings(at, 13, root(words(200)), 'en')]).toEqual([])
})
