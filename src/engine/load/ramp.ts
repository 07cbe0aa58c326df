import type { Micros } from '../time.ts'
import type { Arrivals } from './arrivals.ts'
import { varying } from './varying.ts'

/** From one rate to another in a straight line over the first part of the run, then on at the second. */
export function ramp(from: number, to: number, over: Micros): Arrivals {
  return varying(Math.max(from, to), (at) => (at >= over ? to : from + ((to - from) * at) / over))
}
