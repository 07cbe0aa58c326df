/**
 * What inventory still answers in time when more and more readers come, for each way to treat its line: from runs of the
 * programs in `queues.ts` (`runs.json`, written by `make-runs.ts`).
 */
import type { Queue } from './queues.ts'

/** One run, in readers a second. Who was neither answered in time nor refused gave up. */
export interface Outcome {
  asked: number
  inTime: number
  refused: number
  /** p99 of the answers in time; null where there are fewer than a hundred. */
  p99Ms: number | null
}

/** The file of runs. */
export interface Runs {
  seed: number
  capacity: number
  /** Readers a second, the same for each queue. */
  loads: number[]
  /** For how long was counted, in s. */
  seconds: number
  /** One for each load. */
  outcomes: Partial<Record<Queue, Outcome[]>>
  /** Answers in time a second at twice the capacity: least and most over five seeds. */
  twice: Partial<Record<Queue, [number, number]>>
}

/** The run of a queue at one of the file's loads. */
export function outcomeAt(runs: Runs, queue: Queue, load: number): Outcome {
  const found = runs.outcomes[queue]?.[runs.loads.indexOf(load)]
  if (!found) throw new Error(`runs.json has no run of '${queue}' at ${load} a second`)
  return found
}

/** How many gave up a second: they got no answer within their patience. */
export function gaveUp({ asked, inTime, refused }: Outcome): number {
  return Math.max(0, Math.round((asked - inTime - refused) * 10) / 10)
}

/** SVG path of the answers in time over the load, from nothing at no load; one unit wide for each reader a second. */
export function cliffPath(runs: Runs, queue: Queue, top: number): string {
  const points = runs.loads.map((load) => `L${load} ${height(outcomeAt(runs, queue, load).inTime, top)}`)
  return `M0 100${points.join('')}`
}

/** Distance from the upper edge, in percent, of a value on a scale up to `top`. */
export function height(value: number, top: number): number {
  return Math.round((1 - value / top) * 1000) / 10
}
