import { expect, test } from 'vitest'
import { freshProgress, type Progress } from './lab-progress.ts'
import { nextStep, openRounds } from './next-step.ts'
import type { LessonOutline, Outline } from './outline.ts'
import { freshRecord, type LessonTrace } from './record.ts'

const lesson = (number: string, more: Partial<LessonOutline> = {}): LessonOutline => ({
  number,
  path: `/${number}/`,
  href: `/${number}/`,
  title: number,
  minutes: 12,
  optional: false,
  questions: 3,
  predictions: 1,
  ...more,
})
const storm = {
  id: 'storm',
  href: '/labs/storm/',
  title: 'The storm',
  lesson: '7.2',
  rounds: ['watch', 'remedies', 'budget'].map((id, i) => ({ id, minutes: 6 + i })),
}
const outline: Outline = {
  chapters: [
    { number: 0, slug: 'first', title: '', href: '', lessons: [lesson('0.1'), lesson('0.2')], labs: [] },
    { number: 7, slug: 'failure', title: '', href: '', lessons: [lesson('7.1'), lesson('7.2')], labs: [storm] },
  ],
}
const trace = (more: Partial<LessonTrace>): LessonTrace => ({ at: 1, read: 0, block: 0, blocks: 40, ...more })
const way = (more: Partial<Progress>): Progress => ({ ...freshProgress(1), ...more })
const record = (lessons: Record<string, LessonTrace>) => ({ ...freshRecord(), lessons })

test('a first visit has nowhere to go on', () => {
  expect(nextStep(outline, freshRecord(), {})).toBeUndefined()
})

test('a lesson that was left in the middle goes on, with the minutes that are left', () => {
  const step = nextStep(outline, record({ '/0.1/': trace({ at: 5, block: 30 }) }), {})
  expect(step).toMatchObject({ type: 'lesson', lesson: { number: '0.1' }, minutes: 3, begun: true })
})

test('after a lesson that was read comes the next one that was not', () => {
  const lessons = { '/0.1/': trace({ read: 5, at: 5 }), '/0.2/': trace({ read: 2, at: 2 }) }
  expect(nextStep(outline, record(lessons), {})).toMatchObject({ lesson: { number: '7.1' }, minutes: 12, begun: false })
})

test('the lab that was touched last goes on at the round that was open', () => {
  const lessons = { '/7.2/': trace({ at: 5, block: 3 }) }
  const labs = { storm: way({ at: 9, passed: ['watch', 'remedies'], round: 'budget' }) }
  expect(nextStep(outline, record(lessons), labs)).toMatchObject({ type: 'round', round: 3, minutes: 8 })
  const before = { storm: way({ at: 2, passed: ['watch'] }) }
  expect(nextStep(outline, record(lessons), before)).toMatchObject({ type: 'lesson', lesson: { number: '7.2' } })
})

test('a chapter that is known, and lessons that are optional, are stepped over', () => {
  const known = { first: { at: 3, right: 5, of: 5, known: true } }
  expect(nextStep(outline, { ...freshRecord(), chapters: known }, {})).toMatchObject({ lesson: { number: '7.1' } })
})

test('when all is read the open rounds are left, and then nothing', () => {
  const all = ['0.1', '0.2', '7.1', '7.2'].map((number, i) => [`/${number}/`, trace({ read: 9, at: i + 1 })])
  const read = record(Object.fromEntries(all))
  expect(nextStep(outline, read, { storm: way({ passed: ['watch'] }) })).toMatchObject({ type: 'round', round: 2 })
  expect(nextStep(outline, read, {})).toEqual({ type: 'done' })
  expect(openRounds(outline, { storm: way({ passed: ['watch', 'remedies', 'budget'] }) })).toEqual([])
})
