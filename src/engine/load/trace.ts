import type { Micros } from '../time.ts'
import type { Arrivals } from './arrivals.ts'

/** At recorded moments; a surge does not bring them closer together but sends each as often (see OpenLoop). */
export function trace(moments: Micros[]): Arrivals {
  const sorted = [...moments].sort((a, b) => a - b)
  let next = 0
  return (after) => {
    if (next >= sorted.length) return Number.POSITIVE_INFINITY
    next += 1
    return Math.max(after, sorted[next - 1] as Micros)
  }
}
