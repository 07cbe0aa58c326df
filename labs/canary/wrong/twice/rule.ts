import { type Answer, count } from './statistics.ts'

/**
 * What is known of a release: all answers of v2 and of v1
 * since it began, its share of the readers, and for how long.
 */
export type Look = { fresh: Answer[]; old: Answer[]; share: number; seconds: number }

/** Asked once a second: back, on to more readers, or stay. */
export function decide({ fresh, old, share }: Look): 'back' | 'on' | 'stay' {
  const failures = count(fresh, ({ failed }) => failed)
  const usual = count(old, ({ failed }) => failed)
  if (fresh.length >= 100 && failures.bad / failures.all > 2 * (usual.bad / usual.all)) return 'back'
  return fresh.length < (share < 0.25 ? 100 : 500) ? 'stay' : 'on'
}
