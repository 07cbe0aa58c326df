import type { Micros } from '../time.ts'
import type { Arrivals } from './arrivals.ts'
import { varying } from './varying.ts'

/** At a steady rate, and `times` as often for the last `lasts` of every `every`. */
export function bursts(perSecond: number, times: number, every: Micros, lasts: Micros): Arrivals {
  return varying(perSecond * Math.max(1, times), (at) => (at % every >= every - lasts ? perSecond * times : perSecond))
}
