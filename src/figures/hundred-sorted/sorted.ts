/**
 * A hundred readers sorted by how long they waited. `pN` is the wait of the N-th: N of the hundred waited that long at
 * most (nearest rank, as the lab's checks count). The waits come from runs of the lab hello-shop, see `make-runs.ts`.
 */

/** The file of runs: a hundred waits in ms, in the order in which the readers came, by how long inventory pauses. */
export interface Runs {
  seed: number
  perSecond: number
  pauseAtMs: number
  pausesMs: number[]
  waits: Record<string, number[]>
}

/** The shortest wait first; leaves what it is given as it is. */
export function sortedWaits(waits: number[]): number[] {
  return [...waits].sort((a, b) => a - b)
}

/** The wait of the reader at this place, counted from 1, of those who stand in a row. */
export function waitAt(row: number[], place: number): number {
  return row[place - 1] ?? Number.NaN
}

/** All waits added up and shared out evenly, in whole ms. */
export function meanWait(waits: number[]): number {
  return Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length)
}

/** How many waited longer than this. */
export function longerThan(waits: number[], ms: number): number {
  return waits.filter((wait) => wait > ms).length
}

/** The top of the scale for all evenings: above the longest wait, at a multiple of 250 ms. */
export function scaleTop(runs: Runs): number {
  return Math.ceil((Math.max(...Object.values(runs.waits).flat()) + 1) / 250) * 250
}
