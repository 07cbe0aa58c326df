import { type Answer, count, worseBy } from './statistics.ts'

/**
 * What is known of a release: all answers of v2 and of v1
 * since it began, its share of the readers, and for how long.
 */
export type Look = { fresh: Answer[]; old: Answer[]; share: number; seconds: number }

/** Asked once a second: back, on to more readers, or stay. */
export function decide({ fresh, old, share }: Look): 'back' | 'on' | 'stay' {
  const failed = (answer: Answer) => answer.failed
  if (fresh.length >= 100) {
    if (worseBy(count(fresh, failed), count(old, failed)) > 4) return 'back'
    if (mean(fresh) > 1.5 * mean(old)) return 'back'
  }
  for (const tenant of new Set(fresh.map((answer) => answer.tenant))) {
    const mine = fresh.filter((answer) => answer.tenant === tenant)
    const theirs = old.filter((answer) => answer.tenant === tenant)
    if (mine.length >= 30 && worseBy(count(mine, failed), count(theirs, failed)) > 5) return 'back'
  }
  return fresh.length < (share < 0.25 ? 100 : 500) ? 'stay' : 'on'
}

function mean(answers: Answer[]): number {
  return answers.reduce((sum, { ms }) => sum + ms, 0) / answers.length
}
