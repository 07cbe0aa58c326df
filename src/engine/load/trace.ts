import type { Micros } from '../time.ts'
import type { Arrivals } from './arrivals.ts'

/** At recorded moments. A surge sends each as many times; of a fraction, so many by chance. */
export function trace(moments: Micros[]): Arrivals {
  const sorted = [...moments].sort((a, b) => a - b)
  let next = 0
  let copies = 0
  return (after, factor, draw) => {
    while (copies === 0) {
      if (next >= sorted.length) return Number.POSITIVE_INFINITY
      next += 1
      copies = factor === 1 ? 1 : Math.floor(factor) + (draw.chance(factor % 1) ? 1 : 0)
    }
    copies -= 1
    return Math.max(after, sorted[next - 1] as Micros)
  }
}
