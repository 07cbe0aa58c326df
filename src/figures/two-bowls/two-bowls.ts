/**
 * Where retries hold a shop, as a landscape. It is a model of the lab retry-storm, without chance: the marble stands at the
 * number of calls that an order costs now, and the ground falls to where that number is drawn next.
 *
 *     calls an order costs = x      calls a second = orders x x
 *     late(calls a second)          share of calls that ten clerks of 50 ms answer after the 300 ms that web waits
 *     drawn to                      1 + late + late^2 + ...   as many terms as there are tries
 *
 * `make-runs.ts` runs the lab's own code in the engine at the same loads; the test beside this compares.
 */

export const CLERKS = 10
export const CLERK_MS = 50
export const PATIENCE_MS = 300
/** Calls a second that all clerks together can answer. */
export const CAPACITY = (CLERKS * 1000) / CLERK_MS

/** Share of calls that are answered too late: more than `PATIENCE_MS` in queue and service of M/M/10. All, at capacity. */
export function lateShare(callsPerSecond: number): number {
  if (callsPerSecond >= CAPACITY) return 1
  const busy = (callsPerSecond * CLERK_MS) / 1000
  const spans = PATIENCE_MS / CLERK_MS
  const spare = CLERKS - 1 - busy
  // as spare goes to 0, (1 - e^-(spans spare)) / spare goes to spans
  const queued = Math.abs(spare) < 1e-9 ? spans : (1 - Math.exp(-spans * spare)) / spare
  return Math.min(1, Math.exp(-spans) * (1 + mustWait(busy) * queued))
}

/** Erlang C: the chance that a call finds every clerk busy, from the mean number that are. */
export function mustWait(busy: number): number {
  let blocked = 1
  for (let clerks = 1; clerks <= CLERKS; clerks++) blocked = (busy * blocked) / (clerks + busy * blocked)
  return blocked / (1 - (busy / CLERKS) * (1 - blocked))
}

/** Calls that an order is about to cost where it costs `x` now. */
export function drawnTo(x: number, orders: number, tries: number): number {
  const late = lateShare(orders * x)
  let calls = 0
  for (let attempt = 0; attempt < tries; attempt++) calls += late ** attempt
  return calls
}

/** Of the orders, the share that at least one of their tries answers in time. */
export function answered(x: number, orders: number, tries: number): number {
  return 1 - lateShare(orders * x) ** tries
}

/** Places on the ground, in calls an order: from a little below one to a little above `MOST`. */
export const MOST = 4
const STEPS = 600
const FROM = 0.85
const TO = MOST + 0.8
export const places = Array.from({ length: STEPS + 1 }, (_, i) => FROM + ((TO - FROM) * i) / STEPS)

/** Bottoms of the bowls, in calls an order; one or two. */
export function bowls(orders: number, tries: number): number[] {
  const found: number[] = []
  let before = pull(places[0] as number, orders, tries)
  for (const place of places.slice(1)) {
    const here = pull(place, orders, tries)
    if (before > 0 && here <= 0) found.push(place)
    before = here
  }
  return found
}

/** The top between two bowls; null where there is only one. */
export function ridge(orders: number, tries: number): number | null {
  const [first, second] = bowls(orders, tries)
  if (first === undefined || second === undefined) return null
  return places.find((place) => place > first + 0.02 && pull(place, orders, tries) > 0) ?? null
}

/** Where the marble stands a little later; `share` of the way it is drawn. */
export function roll(x: number, orders: number, tries: number, share: number): number {
  return x + (drawnTo(x, orders, tries) - x) * share
}

/** Where it comes to rest. */
export function rest(x: number, orders: number, tries: number): number {
  let at = x
  for (let i = 0; i < 400; i++) at = roll(at, orders, tries, 0.2)
  return at
}

const pull = (x: number, orders: number, tries: number) => drawnTo(x, orders, tries) - x

/** Left and right edge of the landscape, on which each doubling of the calls is as wide. */
export function across(x: number): number {
  return ((Math.log2(x) - Math.log2(FROM)) / (Math.log2(TO) - Math.log2(FROM))) * 100
}

/**
 * The landscape as it is drawn, heights in percent from above at each of `places`: where it falls, where it rises and where
 * it is flat are those of `pull`, but no slope is drawn steeper than one, or the small bowl could not be seen.
 */
export function drawn(orders: number, tries: number): number[] {
  let height = 0
  const heights = places.map((place, i) => {
    const before = places[i - 1]
    if (before !== undefined) height -= Math.tanh(pull(place, orders, tries) / 0.12) * (across(place) - across(before))
    return height
  })
  const lowest = Math.min(...heights)
  return heights.map((one) => BASE - (one - lowest) * SLOPE)
}

const BASE = 90
const SLOPE = 0.95

/** SVG path of the landscape, 100 wide and 100 high; closed below where `filled`. */
export function landPath(heights: number[], filled: boolean): string {
  const line = heights
    .map((height, i) => `${i === 0 ? 'M' : 'L'}${round(across(places[i] as number))} ${round(height)}`)
    .join('')
  return filled ? `${line}V100H0Z` : line
}

/** Height of the ground under the marble. */
export function under(x: number, heights: number[]): number {
  const i = Math.round(((x - FROM) / (TO - FROM)) * (places.length - 1))
  return heights[Math.min(places.length - 1, Math.max(0, i))] as number
}

const round = (x: number) => Math.round(x * 100) / 100
