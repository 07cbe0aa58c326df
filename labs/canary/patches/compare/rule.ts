import { type Answer, count, worseBy } from './statistics.ts'

/**
 * What is known of a release: all answers of v2 and of v1
 * since it began, its share of the readers, and for how long.
 */
export type Look = { fresh: Answer[]; old: Answer[]; share: number; seconds: number }

/** Asked once a second: back, on to more readers, or stay. */
export function decide({ fresh, old, share }: Look): 'back' | 'on' | 'stay' {
  const failed = (answer: Answer) => answer.failed
  if (fresh.length >= 100 && worseBy(count(fresh, failed), count(old, failed)) > 4) return 'back'
  return fresh.length < (share < 0.25 ? 100 : 500) ? 'stay' : 'on'
}
