import { type CallEntry, succeeded } from '../../engine/measures/calls.ts'
import type { Micros } from '../../engine/time.ts'
import type { Take } from '../run/take.ts'

/** What became of a message: under way, answered well, answered with a no, without an answer, or answered too late. */
export type Outcome = 'open' | 'well' | 'refused' | 'failed' | 'late'

export const OUTCOMES: readonly Outcome[] = ['well', 'refused', 'failed', 'late', 'open']

/** Which messages are shown; an empty field lets all through. `trace` is the number of a reader's request. */
export interface SpanFilter {
  service: string
  outcome: Outcome | ''
  trace: number
  /** Somewhere in the request, who sent it to whom, or what was answered; in capitals or not. */
  text: string
}

export const NO_FILTER: SpanFilter = { service: '', outcome: '', trace: 0, text: '' }

export function outcomeOf(call: CallEntry, until: Micros): Outcome {
  if (!(call.ended <= until)) return 'open'
  if (succeeded(call)) return 'well'
  if (call.failure === '') return 'refused'
  return call.answered <= until && !call.awaited ? 'late' : 'failed'
}

/** The reader's request that a call was made for, itself for a reader's. */
export function traceOf(take: Take, call: number): number {
  let at = call
  for (let up = take.calls.get(at)?.cause ?? 0; up > 0; up = take.calls.get(up)?.cause ?? 0) at = up
  return at
}

/** How deep a call lies below its reader's request. */
export function depthOf(take: Take, call: number): number {
  let depth = 0
  for (let up = take.calls.get(call)?.cause ?? 0; up > 0; up = take.calls.get(up)?.cause ?? 0) depth += 1
  return depth
}

/** Whether a filter lets all calls through. */
export function letsAll({ service, outcome, trace, text }: SpanFilter): boolean {
  return !service && !outcome && !trace && !text.trim()
}

/** Place in the list of the last call made at or before a moment; -1 if there is none. */
export function placeAt(take: Take, shown: Uint32Array | null, at: Micros): number {
  const { calls } = take
  const madeAt = (place: number) => calls.get(shown ? (shown[place] as number) : place + 1)?.called ?? Number.NaN
  let [from, to] = [0, shown ? shown.length : calls.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (madeAt(middle) <= at) from = middle + 1
    else to = middle
  }
  return from - 1
}

/** Method and path of a call, as its request said. */
export function requestOf(take: Take, call: number): string {
  const told = take.calls.get(call)
  return told?.method ? `${told.method} ${told.path}` : ''
}
