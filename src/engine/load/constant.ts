import { SECOND } from '../time.ts'
import type { Arrivals } from './arrivals.ts'

/** Like clockwork, as a benchmark's load often is. What rounding leaves of a microsecond is carried on. */
export function constant(perSecond: number): Arrivals {
  let carried = 0
  return (after, factor) => {
    const exact = SECOND / (perSecond * factor) + carried
    const gap = Math.max(1, Math.round(exact))
    carried = exact - gap
    return after + gap
  }
}
