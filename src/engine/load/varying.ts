import { type Micros, SECOND } from '../time.ts'
import type { Arrivals } from './arrivals.ts'

/**
 * Poisson arrivals at a rate that changes with time, by thinning: candidates come at the highest rate, and one at t is
 * kept with probability rate(t) / highest (Lewis and Shedler, 1979).
 */
export function varying(highest: number, rate: (at: Micros) => number): Arrivals {
  return (after, factor, draw) => {
    if (!(highest > 0)) return Number.POSITIVE_INFINITY
    let at = after
    do at += Math.max(1, Math.round(draw.exponential(SECOND / (highest * factor))))
    while (draw.next() * highest >= rate(at) && at < LAST)
    return at
  }
}

/** No run is this long; a rate that has come down to nothing must not be waited for. */
const LAST: Micros = 1e6 * SECOND
