import { expect, test } from 'vitest'
import en from '../../../content/ui/workbench.en.json' with { type: 'json' }
import ko from '../../../content/ui/workbench.ko.json' with { type: 'json' }
import { errorWords } from './error-words.ts'

const hung = { name: 'Hung', message: 'web did not come back.', values: { service: 'web' } }

test('the simulator’s own reasons are told in the language of the page, with who it was', () => {
  expect(errorWords(ko, hung)).toMatch(/^web.*멈췄어요/)
  expect(errorWords(en, { ...hung, values: {} })).toMatch(/^A service did not come back/)
})

test('what a service threw stays as its author wrote it', () => {
  expect(errorWords(ko, { name: 'TypeError', message: 'x is not a function' })).toBe('x is not a function')
})

test('both languages know the same reasons, with the same values', () => {
  const values = (words: Record<string, string>) =>
    Object.fromEntries(Object.entries(words).map(([name, text]) => [name, text.match(/\{\w+\}/g)?.sort() ?? []]))
  expect(values(ko.stopped)).toEqual(values(en.stopped))
})
