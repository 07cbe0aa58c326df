/** What the lab's code did in the engine at one load: `runs.json`, written by `make-runs.ts`. */
export interface EngineRun {
  /** Of the orders near the end of the run, how many got their answer. */
  answeredPercent: number
  callsPerOrder: number
}

/** The file of runs: by tries, by orders a second, then by seed. */
export interface Runs {
  seeds: number[]
  tries: number[]
  loads: number[]
  pauseSeconds: number
  seconds: number
  at: Record<string, Record<string, { alone: EngineRun[]; nudged: EngineRun[] }>>
  waysOut: (WayOut & { bySeed: EngineRun[] })[]
}

/** Orders a second while they are cut, for how many seconds, and whether inventory is restarted a second into it. */
export interface WayOut {
  orders: number
  seconds: number
  restart: boolean
}

/** How many of these runs ended in the first bowl: nearly all orders answered. */
export function healthy(runs: EngineRun[]): number {
  return runs.filter((run) => run.answeredPercent >= 90).length
}
