import { type Answer, count, within, worseBy } from './statistics.ts'

/**
 * What is known of a release: all answers of v2 and of v1
 * since it began, its share of the readers, and for how long.
 */
export type Look = { fresh: Answer[]; old: Answer[]; share: number; seconds: number }

/** Asked once a second: back, on to more readers, or stay. */
export function decide({ fresh, old, share }: Look): 'back' | 'on' | 'stay' {
  const failed = (answer: Answer) => answer.failed
  const usual = within(old, 0.99)
  const slow = (answer: Answer) => answer.ms > usual

  // all readers together; every further look is a further chance of a false alarm, so more is asked of it
  if (fresh.length >= 100) {
    if (worseBy(count(fresh, failed), count(old, failed)) > 4) return 'back'
    if (worseBy(count(fresh, slow), count(old, slow)) > 5) return 'back'
  }
  // each bookshop by itself
  for (const tenant of new Set(fresh.map((answer) => answer.tenant))) {
    const mine = fresh.filter((answer) => answer.tenant === tenant)
    const theirs = old.filter((answer) => answer.tenant === tenant)
    if (mine.length >= 30 && worseBy(count(mine, failed), count(theirs, failed)) > 5) return 'back'
  }
  return fresh.length < (share < 0.25 ? 100 : 500) ? 'stay' : 'on'
}
