import { expect, test } from 'vitest'
import { mutants } from './mutate.ts'

const start =
  'app.get(async (c) => {\n  const answer = await fetch(url)\n  if (answer.ok) return c.json({ left: 3 })\n})\n'
const solution = `app.get(async (c) => {
  if (queue.waiting >= 30) return c.text('busy', 503)
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const answer = await fetch(url, { headers: { key }, signal: AbortSignal.timeout(300) })
    if (answer.ok) return c.json({ left: 3 })
    tokens -= 1
  }
})
`

test('each mutant lacks one idea of the solution; what the start has too is left alone', () => {
  expect(mutants('web.ts', solution, start).map(({ line, dropped }) => `${line}: ${dropped}`)).toEqual([
    '2: the guard `if (queue.waiting >= 30)`',
    '3: all turns but one of the loop to `TRIES`',
    '4: the option `headers: { key }`',
    '4: the option `signal: AbortSignal.timeout(300)`',
    '6: the step `tokens -= 1`',
  ])
})

test('a mutant differs from the solution in that place only', () => {
  const [guard, turns, , signal] = mutants('web.ts', solution, start).map(({ text }) => text.split('\n'))
  expect(guard?.[1]).toBe('  ;')
  expect(turns?.[2]).toBe('  for (let attempt = 1; attempt <= 1; attempt++) {')
  expect(signal?.[3]).toBe('    const answer = await fetch(url, { headers: { key },  })')
  expect(guard?.slice(2)).toEqual(solution.split('\n').slice(2))
})
