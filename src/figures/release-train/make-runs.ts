import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Random } from '../../engine/random.ts'
import { batches, CHANGES_A_DAY, costs, DEFECTIVE, HOURS_A_DAY, type Runs, searchHours, taken } from './train.ts'

/** Lets changes be finished at random and trains leave, and writes runs.json: `node src/figures/release-train/make-runs.ts`. */
export const DAYS = 2000
export const SEEDS = [1, 2, 3, 4, 5]

/** Waits in working days of all changes that went live. */
export function run(
  batch: number,
  costMinutes: number,
  seed: number,
  days = DAYS,
): { waits: number[]; releases: number; bad: number } {
  const random = new Random(`release-train/${seed}`)
  const finished = random.split('finished')
  const luck = random.split('defects')
  const waits: number[] = []
  let waiting: number[] = []
  let next = finished.exponential(1 / CHANGES_A_DAY)
  let now = 0
  let releases = 0
  let bad = 0
  while (now < days) {
    while (next <= now) {
      waiting.push(next)
      next += finished.exponential(1 / CHANGES_A_DAY)
    }
    if (waiting.length < batch) {
      now = next
      continue
    }
    const aboard = waiting.slice(0, batch)
    waiting = waiting.slice(batch)
    now += costMinutes / 60 / HOURS_A_DAY
    releases += 1
    // every change draws, so that the luck of the others does not depend on it
    if (aboard.filter(() => luck.chance(DEFECTIVE)).length > 0) {
      bad += 1
      now += searchHours(batch) / HOURS_A_DAY
    }
    for (const since of aboard) waits.push(now - since)
  }
  return { waits, releases, bad }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The middle of the five seeds' medians; null where changes pile up, for then the wait depends on how long one looks on. */
export function wait(batch: number, costMinutes: number): number | null {
  if (taken(batch, costMinutes) >= 1) return null
  return Math.round(median(SEEDS.map((seed) => median(run(batch, costMinutes, seed).waits))) * 1000) / 1000
}

if (process.argv[1] === import.meta.filename) {
  const at: Runs['at'] = {}
  for (const cost of costs) at[cost] = Object.fromEntries(batches.map((batch) => [batch, wait(batch, cost)]))
  writeFileSync(
    join(import.meta.dirname, 'runs.json'),
    `${JSON.stringify({ days: DAYS, seeds: SEEDS, at }, null, 1)}\n`,
  )
}
