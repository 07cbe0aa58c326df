import type { CallBook } from '../../engine/measures/call-book.ts'
import { callsPerRequest, endedWell, latencyAt } from '../../engine/measures/measures.ts'
import { type Micros, SECOND } from '../../engine/time.ts'

const WINDOW = 3 * SECOND

/** How a lab on real processes is doing, over the last seconds; NaN where there is nothing to measure yet. */
export interface RunStatus {
  /** Share of the readers' requests that were answered well. */
  well: number
  p50: number
  p99: number
  /** Calls on a link for each request of the readers. */
  links: { from: string; to: string; calls: number }[]
}

/** `load` names the readers whose requests count. Latencies are of those who asked a while ago: the last ones still wait. */
export function statusOf(
  book: CallBook,
  load: string,
  links: readonly { from: string; to: string }[],
  now: Micros,
): RunStatus {
  const window = { from: now - WINDOW, to: now }
  const asked = { from: now - 2 * WINDOW, to: now - WINDOW / 3 }
  return {
    well: endedWell(book, load, window),
    p50: latencyAt(book, load, 0.5, asked),
    p99: latencyAt(book, load, 0.99, asked),
    links: links.map(({ from, to }) => ({ from, to, calls: callsPerRequest(book, load, from, to, window) })),
  }
}
