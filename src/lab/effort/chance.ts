import { ln, world } from './world.ts'

/** A number from the exponential distribution: mostly short, now and then long, as service times are. */
export function exponential(mean: number): number {
  return -ln(1 - world().random()) * mean
}

/** Any number from `low` to `high`, all alike. */
export function uniform(low: number, high: number): number {
  return low + (high - low) * world().random()
}

/** A number from the normal distribution (Marsaglia's polar method). May be negative. */
export function normal(mean: number, deviation: number): number {
  const { random } = world()
  for (;;) {
    const u = 2 * random() - 1
    const v = 2 * random() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return mean + deviation * u * Math.sqrt((-2 * ln(s)) / s)
  }
}
