import { type Answer, count } from './statistics.ts'

/**
 * What is known of a release: all answers of v2 and of v1
 * since it began, its share of the readers, and for how long.
 */
export type Look = { fresh: Answer[]; old: Answer[]; share: number; seconds: number }

/** Asked once a second: back, on to more readers, or stay. */
export function decide({ fresh, seconds }: Look): 'back' | 'on' | 'stay' {
  const failures = count(fresh, ({ failed }) => failed)
  if (failures.bad / failures.all > 0.03) return 'back'
  return seconds < 20 ? 'stay' : 'on'
}
