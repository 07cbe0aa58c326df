import { type Micros, SECOND } from '../../engine/time.ts'
import type { FaultSpan } from '../run/take.ts'
import type { StepFault } from './step-fault.ts'

/** The seconds that a step is to last: its "10 s on the clock", "멈추고 나서 4초"; 0 where it names none. */
export function secondsIn(until: string): number {
  return Number(/(\d+)(?:\s|&nbsp;)?(?:s\b|초)/.exec(until)?.[1] ?? 0)
}

/**
 * Whether a run has gone on for as long as the step says since its fault went in, or was taken out again. What was before
 * `since` belongs to another round. Times in virtual µs.
 */
export function seen(
  fault: StepFault,
  spans: readonly FaultSpan[],
  until: string,
  { now, since }: { now: Micros; since: Micros },
): boolean {
  const begun = spans
    .filter((one) => one.target === fault.target && one.kind === fault.kind)
    .map(({ from, to }) => (fault.mends ? (to > from ? to : Number.NaN) : from))
  return begun.some((from) => from >= since && now - from >= secondsIn(until) * SECOND)
}
