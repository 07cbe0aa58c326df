/**
 * What a second question buys and what it costs, from runs of the programs in services/ in the engine: `runs.json`, written
 * by `make-runs.ts`.
 */

/** One copy is asked; a second one after 80 ms without an answer; the same, but for one search in twenty at most. */
export const ways = ['once', 'twice', 'budget'] as const

export type Way = (typeof ways)[number]

/** One run: waits in ms, and the calls beyond one for each search, in percent. */
export interface WayRun {
  p50: number
  p99: number
  extraPercent: number
}

/** The file of runs: by way, by load in percent of what the copies manage at one call for each search, then by seed. */
export interface Runs {
  seeds: number[]
  seconds: number
  hedgeAfterMs: number
  loadsPercent: number[]
  ways: Record<Way, Record<string, WayRun[]>>
}

/** The middle one of a way's runs at a load, with the lowest and the highest of all seeds. */
export interface Spread {
  middle: number
  low: number
  high: number
}

/** What the seeds gave for one number of a way at a load. */
export function spread(runs: Runs, way: Way, loadPercent: number, of: keyof WayRun): Spread {
  const values = (runs.ways[way][loadPercent] ?? []).map((run) => run[of]).sort((a, b) => a - b)
  return { middle: values[values.length >> 1] ?? 0, low: values[0] ?? 0, high: values.at(-1) ?? 0 }
}

/** The scale of waits, in ms. */
export const BOTTOM_MS = 50
export const TOP_MS = 20_000

/** Height of a wait on a scale on which every step is as many times the one before, in percent from below. */
export function height(ms: number): number {
  const share = Math.log(ms / BOTTOM_MS) / Math.log(TOP_MS / BOTTOM_MS)
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10
}

/** SVG path of a way's p99 over the loads, one unit wide for each percent from the first load on, 100 high. */
export function p99Path(runs: Runs, way: Way): string {
  const first = runs.loadsPercent[0] ?? 0
  return runs.loadsPercent
    .map(
      (load, i) =>
        `${i === 0 ? 'M' : 'L'}${load - first} ${round(100 - height(spread(runs, way, load, 'p99').middle))}`,
    )
    .join('')
}

/** The lowest and the highest of the seeds, as an area. */
export function p99Band(runs: Runs, way: Way): string {
  const first = runs.loadsPercent[0] ?? 0
  const edge = (loads: number[], end: 'low' | 'high') =>
    loads.map((load) => `${load - first} ${round(100 - height(spread(runs, way, load, 'p99')[end]))}`)
  return `M${[...edge(runs.loadsPercent, 'high'), ...edge([...runs.loadsPercent].reverse(), 'low')].join('L')}Z`
}

const round = (x: number) => Math.round(x * 10) / 10
