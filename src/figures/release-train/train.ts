/**
 * Releases as a train with one track. Finished changes wait until `batch` of them are together; then one release takes them
 * all, and if one of them carries a defect it has to be found before the next train may leave.
 *
 *     changes  o o  o o   o        collected, released together, live
 *              |____|____|==release==|--search, if one is bad--|
 *
 * What can be reckoned stands here; the waiting comes from runs (`runs.json`, written by `make-runs.ts`).
 */
export const CHANGES_A_DAY = 4
export const HOURS_A_DAY = 8
export const DAYS_A_WEEK = 5
/** Share of changes that carry a defect which shows only when they are live. */
export const DEFECTIVE = 0.03

/** What one release costs, in minutes of work during which no other can go out. */
export const costs = [10, 60, 120, 240, 480]
/** Changes a release. */
export const batches = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 30, 40]

/** Chance that at least one of `batch` changes is bad, and so the release. */
export const failing = (batch: number) => 1 - (1 - DEFECTIVE) ** batch

/** Hours until the bad one of `batch` changes is found and out: grows a little faster than the number of suspects. */
export const searchHours = (batch: number) => HOURS_A_DAY * (0.05 + 0.06 * batch ** 1.3)

/** Share of working time that the one track is taken. From 1 on, finished changes pile up without end. */
export function taken(batch: number, costMinutes: number): number {
  const each = costMinutes / 60 + failing(batch) * searchHours(batch)
  return (each * CHANGES_A_DAY) / batch / HOURS_A_DAY
}

/** What a week costs: releases, hours spent on them, bad ones, hours spent searching. */
export function week(
  batch: number,
  costMinutes: number,
): { releases: number; releasing: number; bad: number; searching: number } {
  const releases = (CHANGES_A_DAY * DAYS_A_WEEK) / batch
  const bad = releases * failing(batch)
  return { releases, releasing: (releases * costMinutes) / 60, bad, searching: bad * searchHours(batch) }
}

/** Median working days from a finished change to live, by cost and batch; null where they pile up. */
export interface Runs {
  days: number
  seeds: number[]
  at: Record<string, Record<string, number | null>>
}

export function waits(runs: Runs, costMinutes: number): (number | null)[] {
  return batches.map((batch) => runs.at[costMinutes]?.[batch] ?? null)
}

/** The batch with the shortest wait, as a place in `batches`. */
export function best(runs: Runs, costMinutes: number): number {
  const all = waits(runs, costMinutes).map((wait) => wait ?? Number.POSITIVE_INFINITY)
  return all.indexOf(Math.min(...all))
}

/** Height of a wait in percent from the top, on a scale where a step up is ten times as long: 20 days above, 0.02 below. */
export function height(days: number): number {
  const share = (Math.log10(days) - Math.log10(LOW)) / (Math.log10(HIGH) - Math.log10(LOW))
  return 100 - Math.max(0, Math.min(1, share)) * 100
}
const LOW = 0.01
const HIGH = 20

/** SVG path through the waits of one cost, a step to the right for each batch; it comes down from the top where they pile up. */
export function wall(runs: Runs, costMinutes: number): string {
  let path = ''
  waits(runs, costMinutes).forEach((wait, i) => {
    if (wait === null) return
    if (path === '') path = i === 0 ? 'M' : `M${i - 0.35} 0L`
    else path += 'L'
    path += `${i} ${Math.round(height(wait) * 10) / 10}`
  })
  return path
}
