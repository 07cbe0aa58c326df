import type { Micros } from '../../engine/time.ts'
import type { LogLine } from '../../protocol/live.ts'
import { BIN } from '../run/series.ts'
import type { FaultSpan, Take } from '../run/take.ts'

/** What became of the readers' requests since a fault ended, or since it began. */
export interface Outcome {
  since: number
  well: number
  ended: number
  /** The same while the fault acted, once that is over. */
  meanwhile?: { well: number; ended: number }
}

/**
 * Since the last such fault ended; while it acts since it began, unless a later step ends it: then null, as when it never
 * was. `fault` is 'pause:inventory'.
 */
export function outcomeOf(take: Pick<Take, 'faults' | 'readers'>, fault: string, isMended: boolean): Outcome | null {
  const [kind, target] = fault.split(':')
  const span = take.faults.findLast((one: FaultSpan) => one.kind === kind && one.target === target)
  const acts = span !== undefined && Number.isNaN(span.to)
  if (!span || (acts && isMended)) return null
  const since = acts ? span.from : span.to
  const series = take.readers
  const between = (from: number, to: number) => {
    const sum = (values: number[]) =>
      values.slice(Math.ceil(from / BIN), Math.ceil(to / BIN)).reduce((a, b) => a + b, 0)
    return { well: sum(series.well.values), ended: sum(series.ended.values) }
  }
  const lasted = !acts && span.to > span.from
  return {
    since,
    ...between(since, Number.POSITIVE_INFINITY),
    ...(lasted ? { meanwhile: between(span.from, span.to) } : {}),
  }
}

/** What a service logged last, if that was since then. */
export function saidSince(logs: readonly LogLine[], service: string, since: Micros): string | undefined {
  return logs.findLast((line) => line.service === service && line.at >= since)?.text
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
