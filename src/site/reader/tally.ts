import type { LabWays } from './next-step.ts'
import type { ChapterOutline, LessonOutline, Outline } from './outline.ts'
import type { ReaderRecord } from './record.ts'

export type LessonState = 'read' | 'known' | 'begun' | 'open'

/** How far somebody is with one lesson. */
export interface LessonTally {
  state: LessonState
  guesses: number
  answered: number
  /** Questions whose first choice was right. */
  right: number
}

export function tallyLesson(lesson: LessonOutline, chapter: ChapterOutline, record: ReaderRecord): LessonTally {
  const trace = record.lessons[lesson.path]
  const ofLesson = (key: string) => key.startsWith(`${lesson.path}#`)
  const answers = Object.entries(record.answers).filter(([key]) => ofLesson(key))
  return {
    state: stateOf(trace?.read ?? 0, record.chapters[chapter.slug]?.known === true, trace !== undefined),
    guesses: Object.keys(record.predictions).filter(ofLesson).length,
    answered: answers.length,
    right: answers.filter(([, answer]) => answer.right === true).length,
  }
}

/** The whole course in four numbers. */
export function tally(outline: Outline, record: ReaderRecord, ways: LabWays) {
  const lessons = outline.chapters.flatMap((chapter) => chapter.lessons)
  const labs = outline.chapters.flatMap((chapter) => chapter.labs)
  return {
    lessons: lessons.length,
    read: lessons.filter((lesson) => (record.lessons[lesson.path]?.read ?? 0) > 0).length,
    allRounds: labs.reduce((sum, lab) => sum + lab.rounds.length, 0),
    rounds: labs.reduce((sum, lab) => sum + lab.rounds.filter(({ id }) => ways[lab.id]?.passed.includes(id)).length, 0),
  }
}

function stateOf(read: number, known: boolean, begun: boolean): LessonState {
  if (read > 0) return 'read'
  if (known) return 'known'
  return begun ? 'begun' : 'open'
}
