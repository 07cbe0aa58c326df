import { type Micros, SECOND } from '../../engine/time.ts'

/** Where the time axis ends: 40 s at first, then 20 s more whenever the run comes near it. */
export function timeAxis(now: Micros): Micros {
  const seconds = Math.max(40, Math.ceil((now / SECOND + 1) / 20) * 20)
  return Math.min(180, seconds) * SECOND
}

/** Whole seconds at which the axis is labelled: four or five of them. */
export function timeTicks(end: Micros): number[] {
  const seconds = end / SECOND
  const step = [5, 10, 20, 30, 60].find((one) => seconds / one <= 5) ?? 60
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step)
}
