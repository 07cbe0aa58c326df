/**
 * What a timeout costs, from two evenings of the lab retry-storm (`runs.json`, written by `make-runs.ts`), run with a
 * timeout that no call reaches. On the calm one, a call that took longer than T would have been given up though nothing was
 * wrong. On the one with the stall, a call waits for T, so those of the last T are open at once.
 *
 *     calm      |||||||||||:||..|. .            calls by how long they took
 *                           T ^ given up although the answer was coming
 *     stall     ---------------->  the window of T slides along the calls; the most it ever holds is `held`
 */

/** The file of runs. */
export interface Runs {
  seed: number
  perSecond: number
  stallMs: number
  /** How many calls of the calm evening took so many ms. */
  latencies: [ms: number, calls: number][]
  /** When the calls of the stall were made, in ms from its beginning; below 0 for those that waited already. */
  stalled: number[]
  /** The same with a process that is dead: at most so many open at once, and the longest took so long. */
  dead: { held: number; tookMs: number }
}

export interface Bar {
  fromMs: number
  calls: number
}

/** Calls of the calm evening. */
export function callsIn(runs: Runs): number {
  return runs.latencies.reduce((sum, [, calls]) => sum + calls, 0)
}

/** Of the calm evening's calls, how many a timeout gives up although their answer is coming. */
export function falseTimeouts(runs: Runs, timeoutMs: number): number {
  return runs.latencies.reduce((sum, [ms, calls]) => (ms > timeoutMs ? sum + calls : sum), 0)
}

/** The most calls that are open at one moment of the stall. */
export function held(runs: Runs, timeoutMs: number): number {
  const { stalled } = runs
  let most = 0
  let first = 0
  for (let last = 0; last < stalled.length; last++) {
    const now = stalled[last] as number
    while ((stalled[first] as number) <= now - timeoutMs) first += 1
    if (now >= 0) most = Math.max(most, last - first + 1)
  }
  return most
}

/** The calm evening's calls in bars of so many ms, up to and including the one that holds `untilMs`. */
export function bars(runs: Runs, widthMs: number, untilMs: number): Bar[] {
  const found: Bar[] = []
  for (let fromMs = 0; fromMs < untilMs; fromMs += widthMs) found.push({ fromMs, calls: 0 })
  for (const [ms, calls] of runs.latencies) {
    const bar = found[Math.floor(ms / widthMs)]
    if (bar) bar.calls += calls
  }
  return found
}

/** Height on a scale on which each power of ten takes as much room as the one before; 0 for none, 100 for `top`. */
export function logHeight(calls: number, top: number): number {
  return calls < 1 ? 0 : ((1 + Math.log10(calls)) / (1 + Math.log10(top))) * 100
}

/** SVG path of what each timeout up to `untilMs` holds: one unit wide for each ms, 100 high for `top`. */
export function heldPath(runs: Runs, untilMs: number, top: number, stepMs: number): string {
  let path = ''
  for (let ms = 0; ms <= untilMs; ms += stepMs) {
    const y = Math.round((1 - held(runs, ms) / top) * 1000) / 10
    path += `${path === '' ? 'M' : 'L'}${ms} ${y}`
  }
  return path
}

/** The shortest timeout, on the steps of the slider, with which the stall takes more than so many slots; null: none does. */
export function fullFrom(runs: Runs, slots: number, untilMs: number, stepMs: number): number | null {
  for (let ms = stepMs; ms <= untilMs; ms += stepMs) if (held(runs, ms) > slots) return ms
  return null
}
