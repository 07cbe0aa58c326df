import type { Random } from '../random.ts'
import type { Micros } from '../time.ts'
import { bursts } from './bursts.ts'
import { constant } from './constant.ts'
import { poisson } from './poisson.ts'
import { ramp } from './ramp.ts'
import { trace } from './trace.ts'

/** When readers come. Rates are a second. */
export type ArrivalPlan =
  | { kind: 'poisson'; perSecond: number }
  | { kind: 'constant'; perSecond: number }
  /** From one rate to another in a straight line, then at the second. */
  | { kind: 'ramp'; from: number; to: number; over: Micros }
  /** At `perSecond`, and `times` as often for the last `lasts` of every `every`. */
  | { kind: 'bursts'; perSecond: number; times: number; every: Micros; lasts: Micros }
  /** At these moments, in order. */
  | { kind: 'trace'; at: Micros[] }
  /** So many users, each of whom asks, waits for the answer, thinks (exponential with this mean) and asks again. */
  | { kind: 'closed'; users: number; think: Micros }

/** When the next reader comes after one who came at `after`; Infinity for never. `factor` is what surges make of it. */
export type Arrivals = (after: Micros, factor: number, draw: Random) => Micros

export function arrivalsOf(plan: Exclude<ArrivalPlan, { kind: 'closed' }>): Arrivals {
  switch (plan.kind) {
    case 'poisson':
      return poisson(plan.perSecond)
    case 'constant':
      return constant(plan.perSecond)
    case 'ramp':
      return ramp(plan.from, plan.to, plan.over)
    case 'bursts':
      return bursts(plan.perSecond, plan.times, plan.every, plan.lasts)
    case 'trace':
      return trace(plan.at)
    default:
      return plan satisfies never
  }
}
