import type { ReaderRecord, Review } from './record.ts'

/** A question that was met comes back after so many days, always the same; */
export const gapDays = 7
/** and so often, if it is answered rightly. */
export const rounds = 3

const day = 86_400_000

/** A question that will be asked again. */
export interface Due {
  /** "page path#question id". */
  key: string
  /** When it is due, in milliseconds since 1970. */
  at: number
  /** How many of its rounds are behind it. */
  done: number
}

/**
 * When each question of a lesson comes back, soonest first. A right answer leads to the next round, a wrong one to the first.
 * The gaps are equal: spacing helps (g = 0.74 against massed practice), growing gaps add nothing measurable (g = 0.03;
 * Latimier et al. 2021).
 */
export function schedule(record: ReaderRecord): Due[] {
  return Object.entries(record.answers)
    .filter(([key]) => isOfLesson(key))
    .flatMap(([key, answer]) => {
      const reviews = record.reviews[key] ?? []
      const done = rightsAtEnd(reviews)
      const last = Math.max(answer.at, ...reviews.map((review) => review.at))
      return done >= rounds ? [] : [{ key, at: comesBackAt(last), done }]
    })
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
}

/** The day on which what was met at a moment is asked again: its beginning, so that an evening's reader can review in the morning. */
export function comesBackAt(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0) + gapDays * day
}

/** What is due at a moment. */
export function dueNow(record: ReaderRecord, now: number): Due[] {
  return schedule(record).filter((one) => one.at <= now)
}

/** Openings and closings ask questions of their own; only the quizzes of lessons come back. */
function isOfLesson(key: string): boolean {
  const [, chapters, , lesson, end] = (key.split('#')[0] ?? '').split('/')
  return chapters === 'chapters' && end === '' && Boolean(lesson) && lesson !== 'closing'
}

function rightsAtEnd(reviews: Review[]): number {
  const wrong = reviews.findLastIndex((review) => !review.right)
  return reviews.length - 1 - wrong
}
