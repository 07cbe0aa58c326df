import { expect, test } from 'vitest'
import { type CourseSettings, defineCourse, themeCss } from './course-settings.ts'

const said = (given: object) => {
  try {
    defineCourse(given as Partial<CourseSettings>)
    return 'nothing'
  } catch (thrown) {
    return (thrown as Error).message
  }
}

test('what is left out is as in the course of this repository', () => {
  expect(defineCourse({ title: 'Failing well' })).toMatchObject({ title: 'Failing well', folder: '.', solutions: true })
})

test('what is wrong is named with its field and what may stand there', () => {
  expect([
    said({ titel: 'x' }),
    said({ title: '' }),
    said({ languages: [] }),
    said({ languages: ['deutsch'] }),
    said({ chapters: 'failure' }),
    said({ labs: [1] }),
    said({ theme: { accent: '#123456' } }),
    said({ theme: { flow: 'red; } body { display: none' } }),
    said({ theme: { flow: { light: '#123456' } } }),
    said({ solutions: 'no' }),
    said({ folder: 3 }),
  ]).toMatchInlineSnapshot(`
    [
      "faultline.config.ts: titel: There is no such field. Allowed: folder, title, languages, chapters, labs, theme, solutions, webcontainerKey.",
      "faultline.config.ts: title: It should be a text, or one for each language: { en: 'Failing well' }.",
      "faultline.config.ts: languages: It should be a list of at least one language, like ['en'].",
      "faultline.config.ts: languages: 'deutsch' is no code of a language, such as en, ko, de or pt-BR.",
      "faultline.config.ts: chapters: It should be 'all', or a list of names.",
      "faultline.config.ts: labs: It should be 'all', or a list of names.",
      "faultline.config.ts: theme: There is no colour 'accent'. Allowed: paper, raised, sunken, hair, border, ink, muted, flow, waiting, fault, literal.",
      "faultline.config.ts: theme: 'flow' should be a colour such as '#1b57a6', or { light, dark } with one for each look.",
      "faultline.config.ts: theme: 'flow' should be a colour such as '#1b57a6', or { light, dark } with one for each look.",
      "faultline.config.ts: solutions: It should be true or false.",
      "faultline.config.ts: folder: It should be the path of a folder, such as ../my-course.",
    ]
  `)
})

test('colours for one look or both are taken', () => {
  expect(said({ theme: { flow: '#1b57a6', paper: { light: 'white', dark: 'oklch(20% 0 0)' } } })).toBe('nothing')
})

test('colours become declarations that know both looks', () => {
  expect(themeCss({ theme: { flow: '#123456', paper: { light: 'white', dark: 'black' } } })).toBe(
    ':root { --flow: #123456; --paper: light-dark(white, black); }',
  )
  expect(themeCss({ theme: {} })).toBe('')
})
