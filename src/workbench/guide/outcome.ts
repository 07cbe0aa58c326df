import { BIN } from '../run/series.ts'
import type { FaultSpan, Take } from '../run/take.ts'

/** What became of the readers' requests after a fault had ended. */
export interface Outcome {
  since: number
  well: number
  ended: number
}

/** Since the last such fault ended, or null while it acts or never was. `fault` is 'pause:inventory'. */
export function outcomeOf(take: Take, fault: string): Outcome | null {
  const [kind, target] = fault.split(':')
  const span = take.faults.findLast((one: FaultSpan) => one.kind === kind && one.target === target)
  const series = take.readers
  if (!span || Number.isNaN(span.to)) return null
  const from = Math.ceil(span.to / BIN)
  const sum = (values: number[]) => values.slice(from).reduce((a, b) => a + b, 0)
  return { since: span.to, well: sum(series.well.values), ended: sum(series.ended.values) }
}

/**
 * Seconds after the fault at which a learner who chose this expects the shop to be back, for the dashed line in the
 * chart; undefined where the choice says nothing about time.
 */
export function expectedDelay(option: string): number | undefined {
  const delays: Record<string, number> = {
    'at-once': 0,
    seconds: 3,
    'within-3': 3,
    drained: 15,
    'half-minute': 30,
    never: Number.POSITIVE_INFINITY,
  }
  return delays[option]
}
