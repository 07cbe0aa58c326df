/**
 * Two things come back from a service that runs: what its readers do, and alarms at night. Both are of use only to somebody
 * who can change the code, so what counts is how long they take to get there. A model, reckoned on the average.
 */

export const WEEKS = 24
export const CHANGES_A_WEEK = 2
/** Of a hundred ideas so many help readers, so many annoy them; the rest makes no difference. */
export const HELPS = 1 / 3
export const HARMS = 1 / 3
/** Share of changes that carry a fault, and nights a week on which a living fault rings. */
export const FAULTY = 1 / 8
export const NIGHTS_A_WEEK = 2

/** Weeks between two looks at what readers do; the last is the whole plan. */
export const looks = [1, 2, 6, 12, WEEKS] as const

/** Where an alarm goes: to the team; to operations, who write a ticket; or to operations when the team has been dissolved. */
export const pagers = ['team', 'ticket', 'gone'] as const

export type Pager = (typeof pagers)[number]

/** Weeks from the first alarm until its cause is gone. */
export const REPAIR_WEEKS: Record<Pager, number> = { team: 1, ticket: 8, gone: Infinity }

/**
 * Readers in a thousand who buy, more than at the beginning, in a week from 1 on. What helps stays; what annoys stays until
 * the end of the week in which somebody looks. Each change moves one reader in a thousand.
 */
export function gain(week: number, lookEvery: number): number {
  const sinceLook = ((week - 1) % lookEvery) + 1
  return CHANGES_A_WEEK * (HELPS * week - HARMS * sinceLook)
}

/** Alarms in that week. */
export function alarms(week: number, pager: Pager): number {
  return CHANGES_A_WEEK * FAULTY * NIGHTS_A_WEEK * Math.min(week, REPAIR_WEEKS[pager])
}

/** Alarms up to the end of that week. */
export function alarmsUntil(week: number, pager: Pager): number {
  let sum = 0
  for (let w = 1; w <= week; w++) sum += alarms(w, pager)
  return sum
}

/** What the scales end at. */
export const TOP_GAIN = CHANGES_A_WEEK * HELPS * WEEKS
export const TOP_ALARMS = CHANGES_A_WEEK * FAULTY * NIGHTS_A_WEEK * WEEKS

/** SVG path of the gain over the weeks: a step for each week, `WEEKS` wide and 100 high. */
export function gainPath(lookEvery: number): string {
  return stairs((week) => gain(week, lookEvery) / TOP_GAIN)
}

/** SVG path of the alarms, drawn the same way. */
export function alarmsPath(pager: Pager): string {
  return stairs((week) => alarms(week, pager) / TOP_ALARMS)
}

function stairs(share: (week: number) => number): string {
  const level = (week: number) => Math.round((100 - 100 * share(week)) * 10) / 10
  return Array.from({ length: WEEKS }, (_, i) => `${i === 0 ? 'M0 ' : 'V'}${level(i + 1)}H${i + 1}`).join('')
}
