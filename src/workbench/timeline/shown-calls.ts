import { Row } from '../../engine/journal.ts'
import type { Call } from '../../engine/measures/calls.ts'
import type { Micros } from '../../engine/time.ts'
import type { Take } from '../run/take.ts'
import { outcomeOf, type SpanFilter } from './spans.ts'

/**
 * The calls of a take that a filter lets through. A list that grows is looked through once: later, only calls that a
 * new row of the journal tells of are looked at again.
 */
export class ShownCalls {
  private readonly take: Take
  private readonly filter: SpanFilter
  private readonly says: ((call: Call) => boolean) | null
  /** The followed request and all calls made for it; null while none is followed. */
  private readonly family: Set<number> | null
  /** By number of the call: 1 if it is shown. */
  private shown = new Uint8Array(1 << 12)
  private found: Uint32Array = new Uint32Array()
  /** The first row of the journal that has not been looked at; -1 before the first look. */
  private row = -1

  constructor(take: Take, filter: SpanFilter) {
    this.take = take
    this.filter = filter
    this.says = filter.text.trim() ? saying(filter.text.trim().toLowerCase()) : null
    this.family = filter.trace ? new Set([filter.trace]) : null
  }

  /** Their numbers, in the order in which they were made, with outcomes as of `until`, which never goes back. */
  upTo(until: Micros): Uint32Array {
    if (this.row < 0 ? this.lookAtAll(until) : this.lookOn(until)) this.found = this.numbers()
    return this.found
  }

  private lookAtAll(until: Micros): boolean {
    const { calls } = this.take
    const { journal } = calls
    for (let number = this.filter.trace || 1; number <= calls.length; number++) this.judge(number, until)
    this.row = journal.length
    while (this.row > 0 && journal.at(this.row - 1, 1) > until) this.row -= 1
    return true
  }

  private lookOn(until: Micros): boolean {
    const { journal } = this.take.calls
    let changed = false
    for (; this.row < journal.length && journal.at(this.row, 1) <= until; this.row++) {
      const kind = journal.at(this.row, 0)
      if (kind >= Row.call && kind <= Row.end && this.judge(journal.at(this.row, 2), until)) changed = true
    }
    return changed
  }

  /** Whether the call is shown now and was not, or the other way round. */
  private judge(number: number, until: Micros): boolean {
    const call = this.take.calls.get(number)
    const shown = call !== undefined && this.passes(call, until) ? 1 : 0
    if (number >= this.shown.length) {
      const more = new Uint8Array(Math.max(number + 1, this.shown.length * 2))
      more.set(this.shown)
      this.shown = more
    }
    if (this.shown[number] === shown) return false
    this.shown[number] = shown
    return true
  }

  private passes(call: Call, until: Micros): boolean {
    const { filter, family } = this
    if (family && call.call !== filter.trace) {
      if (!family.has(call.cause)) return false
      family.add(call.call)
    }
    if (filter.service && call.from !== filter.service && call.to !== filter.service) return false
    if (filter.outcome && outcomeOf(call, until) !== filter.outcome) return false
    return !this.says || this.says(call)
  }

  private numbers(): Uint32Array {
    const found = new Uint32Array(this.take.calls.length)
    let count = 0
    for (let number = 1; number <= found.length; number++) if (this.shown[number] === 1) found[count++] = number
    return found.subarray(0, count)
  }
}

/** Whether a call's request, names, answer or failure hold what is wanted; each word is looked through once. */
function saying(wanted: string): (call: Call) => boolean {
  const known = new Map<string, boolean>()
  const has = (words: string) => {
    const found = known.get(words) ?? words.toLowerCase().includes(wanted)
    known.set(words, found)
    return found
  }
  return (call) =>
    has(`${call.method} ${call.path}`) ||
    has(call.from) ||
    has(call.to) ||
    has(call.failure) ||
    (call.status > 0 && String(call.status).startsWith(wanted))
}
