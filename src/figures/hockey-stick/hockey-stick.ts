import { boxes, capacity, type Layout } from './layouts.ts'

/**
 * How long a search takes when boxes are so and so busy. The lines are formulas for searches that come at random and take an
 * exponentially distributed time; the dots are runs of the programs in `layouts.ts` (`runs.json`, written by `make-runs.ts`).
 *
 *     one line for each box     work / (1 - busy)                                      M/M/1
 *     one line for all boxes    work + mustWait x work / (boxes x (1 - busy))          M/M/c
 */

/** A run in which nothing happens. */
export interface Steady {
  meanMs: number
  p99Ms: number
}

/** A run in which a box is killed: searches answered within a second, from two seconds after it on, for half a minute. */
export interface AfterDeath {
  answeredPercent: number
}

/** The file of runs: by layout, by how busy, then by seed. */
export interface Runs {
  seeds: number[]
  busy: number[]
  counted: number
  deathBusy: number[]
  steady: Partial<Record<Layout, Steady[][]>>
  afterDeath: Partial<Record<Layout, AfterDeath[][]>>
}

/** Boxes that are left of a layout, and how busy they are then; more than 1 where they cannot keep up. */
export function left(layout: Layout, busy: number, dead: boolean): { count: number; busy: number } {
  const { count } = boxes[layout]
  const now = dead ? count - 1 : count
  return { count: now, busy: now === 0 ? Number.POSITIVE_INFINITY : (busy * count) / now }
}

/** Mean ms from the question to the answer; infinite where the boxes that are left cannot keep up. */
export function meanMs(layout: Layout, busy: number, dead = false): number {
  const now = left(layout, busy, dead)
  if (now.busy >= 1) return Number.POSITIVE_INFINITY
  const { workMs } = boxes[layout]
  // a balancer that always finds the idle box makes one line of many; one that throws dice leaves each box its own
  if (layout !== 'fewest') return workMs / (1 - now.busy)
  return workMs + (mustWait(now.count, now.count * now.busy) * workMs) / (now.count * (1 - now.busy))
}

/** Erlang C: the chance to find all boxes at work, from the mean number that are. */
export function mustWait(count: number, working: number): number {
  let blocked = 1
  for (let n = 1; n <= count; n++) blocked = (working * blocked) / (n + working * blocked)
  return blocked / (1 - (working / count) * (1 - blocked))
}

/** Searches a second at which a layout's boxes are so busy. */
export function perSecond(layout: Layout, busy: number): number {
  return capacity(layout) * busy
}

/** SVG path of the mean over how busy the boxes are, in percent from 0 to 99, up to `topMs`. */
export function stickPath(layout: Layout, topMs: number, dead: boolean): string {
  let path = ''
  for (let percent = 0; percent <= 99.5; percent += 0.5) {
    const ms = meanMs(layout, percent / 100, dead)
    if (ms > topMs * 1.6) break
    path += `${path === '' ? 'M' : 'L'}${percent} ${height(ms, topMs)}`
  }
  return path
}

/** Distance from the upper edge, in percent, of a time on a scale up to `topMs`. */
export function height(ms: number, topMs: number): number {
  return Math.round((1 - ms / topMs) * 1000) / 10
}
