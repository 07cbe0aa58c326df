import { SECOND } from '../time.ts'
import type { Arrivals } from './arrivals.ts'

/** Readers who know nothing of each other: gaps are exponential. */
export function poisson(perSecond: number): Arrivals {
  return (after, factor, draw) => after + Math.max(1, Math.round(draw.exponential(SECOND / (perSecond * factor))))
}
