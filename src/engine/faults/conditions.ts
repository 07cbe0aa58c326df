import type { Micros } from '../time.ts'
import type { BusTrouble } from './bus.ts'
import { Factors } from './factors.ts'

/** What becomes of a request that a process is about to be given. */
export type Intercept = 'serve' | 'error' | 'crash'

/** What acts on one service now; each entry stands under the id of the fault that put it there. */
export class ServiceConditions {
  /** Simulated effort takes this many times as long. */
  readonly slowness = new Factors()
  /** Faults that hold the process still. */
  readonly heldBy = new Set<string>()
  readonly intercepts = new Map<string, () => Intercept>()
  /** Memory limits in MB. */
  readonly memoryLimits = new Map<string, number>()
  /** How far the wall clock is off: `offset` at `since`, growing by `drift` for each microsecond after it. */
  readonly clocks = new Map<string, { since: Micros; offset: Micros; drift: number }>()

  /** What faults add to each operation of the disk, and those that have filled it. */
  readonly diskDelays = new Map<string, Micros>()
  readonly diskFullBy = new Set<string>()

  /** What faults make of a bus. */
  readonly bus = new Map<string, Partial<BusTrouble>>()

  /** What an operation of the disk takes. */
  get diskDelay(): Micros {
    let delay = 0
    for (const one of this.diskDelays.values()) delay += one
    return delay
  }

  /** The gravest of what the faults say to a request. Each is asked every time, so that none shifts another. */
  intercept(): Intercept {
    let gravest: Intercept = 'serve'
    for (const ask of this.intercepts.values()) {
      const answer = ask()
      if (answer === 'crash' || (answer === 'error' && gravest === 'serve')) gravest = answer
    }
    return gravest
  }

  /** The least of the limits, in MB. */
  get memoryLimit(): number {
    let least = Number.POSITIVE_INFINITY
    for (const limit of this.memoryLimits.values()) least = Math.min(least, limit)
    return least
  }

  /** What is to be added to virtual time for the service's wall clock, in whole microseconds. */
  skew(now: Micros): Micros {
    let skew = 0
    for (const { since, offset, drift } of this.clocks.values()) skew += offset + (now - since) * drift
    return Math.round(skew)
  }

  /** A pause ends with the process that it held. */
  processEnded(): void {
    this.heldBy.clear()
  }
}
