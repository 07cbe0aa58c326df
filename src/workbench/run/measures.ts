import { quantile } from '../../engine/measures/measures.ts'
import { type Micros, SECOND } from '../../engine/time.ts'
import { linkName, type Take } from './take.ts'

/** Live measures look this far back. */
export const WINDOW: Micros = 3 * SECOND

/** What the table Measures says; NaN where there is nothing to say yet. */
export interface LiveMeasures {
  /** Of the readers' requests that ended lately, the share that was answered well; 0 if none ended though some wait. */
  goodput: number
  errors: number
  p50Ms: number
  p99Ms: number
  queueDepth: number
  callsPerRequest: number
  now: Micros
}

/** Measures of the last 3 virtual seconds, from all readers, the first link and the first queue. */
export function liveMeasures(take: Take, now: Micros, wire: { from: string; to: string }, queue: string): LiveMeasures {
  const { readers } = take
  const link = take.links.get(linkName(wire.from, wire.to))
  const ended = readers.ended.last(now, WINDOW)
  const well = readers.well.last(now, WINDOW)
  const offered = readers.offered.last(now, WINDOW)
  const calls = (link?.first.last(now, WINDOW) ?? 0) + (link?.retries.last(now, WINDOW) ?? 0)
  const stuck = ended === 0 && readers.open > 0 && now > SECOND
  const goodput = stuck ? 0 : ended === 0 ? Number.NaN : well / ended
  const latencies = readers.recent(now, WINDOW)
  return {
    goodput,
    errors: 1 - goodput,
    p50Ms: quantile(latencies, 0.5) / 1_000,
    p99Ms: quantile(latencies, 0.99) / 1_000,
    queueDepth: take.doors.get(queue)?.waiting ?? 0,
    callsPerRequest: offered === 0 ? Number.NaN : calls / offered,
    now,
  }
}
