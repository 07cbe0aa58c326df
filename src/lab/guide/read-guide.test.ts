import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readGuide } from './read-guide.ts'

const front = '---\ntitle: A lab\nstory: Something happens.\n---\n\n'

test.each(['en', 'ko'])('the guide of retry-storm reads in %s: four rounds, each ending with a card', (locale) => {
  const file = `labs/retry-storm/guide/${locale}.mdx`
  const guide = readGuide(readFileSync(file, 'utf8'), file)
  expect(guide.rounds.map((round) => round.id)).toEqual(['watch', 'remedies', 'budget', 'queue'])
  for (const round of guide.rounds) expect(round.steps.at(-1)?.type).toBe('card')
  expect(Object.keys(guide.checks)).toEqual(['recovers', 'calm', 'restrained', 'useful', 'forgiving'])
  expect(guide.rounds[3]?.hints).toHaveLength(3)
  expect(guide.rounds[0]?.steps[0]).toMatchObject({ type: 'step', action: 'run' })
  expect(guide.rounds[0]?.steps[2]).toMatchObject({ type: 'predict', answer: 'never' })
})

test('text becomes safe HTML', () => {
  const guide = readGuide(
    `${front}<Patch id="a" title="A">\n\nUse \`a < b\` & **win**.\n\n- one\n- two\n\n</Patch>\n`,
    'x.mdx',
  )
  expect(guide.patches.a?.html).toBe(
    '<p>Use <code>a &lt; b</code> &amp; <strong>win</strong>.</p><ul><li>one</li><li>two</li></ul>',
  )
})

test.each([
  ['<Round id="a">\n</Round>', 'x.mdx:6: <Round> needs the attribute title.'],
  ['text', 'x.mdx:6: Text stands inside a part such as <Step>, not between parts.'],
  ['\n<Quiz />', 'x.mdx:7: There is no part <Quiz>. There are: Check, Patch, Round, Step, Predict, Hint, Card.'],
  ['<Patch id="a" title="A">\n\nIt', 'x.mdx:6: <Patch> is never closed.'],
  ['<Check id="a" title="A" why="B" how="C" />', 'x.mdx:6: <Check> has no attribute how.'],
  ['<Check id="a title="A" />', 'x.mdx:6: <Check> has something that is no attribute.'],
])('%s is an error with file and line', (body, sentence) => {
  expect(() => readGuide(front + body, 'x.mdx')).toThrow(sentence)
})
