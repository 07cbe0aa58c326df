/**
 * Who waits for inventory, moment by moment, from runs of the lab hello-shop (`runs.json`, written by `make-runs.ts`):
 * a call waits from when web makes it until its answer is back.
 */

/** When a call was made and when its answer was back, in ms of the run. */
export type Call = [called: number, ended: number]

/** The file of runs: the calls of an evening, by how long inventory pauses. */
export interface Runs {
  seed: number
  perSecond: number
  seconds: number
  pauseAtMs: number
  pausesMs: number[]
  calls: Record<string, Call[]>
}

/** A call that waits: which of the evening's calls it is, and for how long by now. */
export interface Waiting {
  index: number
  sinceMs: number
}

/** The calls that wait at a moment, the longest first. */
export function waitingAt(calls: Call[], ms: number): Waiting[] {
  return calls
    .map(([called, ended], index) => ({ index, sinceMs: ms - called, left: ended <= ms }))
    .filter(({ sinceMs, left }) => sinceMs >= 0 && !left)
    .sort((a, b) => b.sinceMs - a.sinceMs)
    .map(({ index, sinceMs }) => ({ index, sinceMs }))
}

/** How many wait from each moment on at which that changes; begins with nobody at 0. */
export function changes(calls: Call[]): { ms: number; waiting: number }[] {
  const events = calls.flatMap(([called, ended]) => [
    { ms: called, by: 1 },
    { ms: ended, by: -1 },
  ])
  events.sort((a, b) => a.ms - b.ms || a.by - b.by)
  let waiting = 0
  const steps = [{ ms: 0, waiting }]
  for (const { ms, by } of events) {
    waiting += by
    if (steps.at(-1)?.ms === ms) steps.pop()
    steps.push({ ms, waiting })
  }
  return steps
}

/** The most that ever wait at once, over all of the file's runs. */
export function most(runs: Runs): number {
  return Math.max(...Object.values(runs.calls).flatMap((calls) => changes(calls).map((step) => step.waiting)))
}

/** SVG path of the steps: as many units wide as there are ms, 100 high, `top` calls at its upper edge. */
export function stepPath(calls: Call[], untilMs: number, top: number): string {
  let path = 'M0 100'
  for (const { ms, waiting } of changes(calls)) {
    if (ms > 0 && ms < untilMs) path += `H${ms}V${height(waiting, top)}`
  }
  return `${path}H${untilMs}`
}

const height = (waiting: number, top: number) => Math.round((1 - waiting / top) * 1_000) / 10
