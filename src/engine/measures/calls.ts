import { type Journal, Row } from '../journal.ts'
import type { Micros } from '../time.ts'
import { RowNumbers } from './row-numbers.ts'

/** One HTTP call as the journal tells it; times in microseconds, NaN where it has not come to that. */
export interface CallEntry {
  readonly call: number
  readonly from: string
  readonly to: string
  /** The call that made the caller call; 0 for a reader's. */
  readonly cause: number
  /** 1 for a first try, 2 for the first retry … */
  readonly attempt: number
  /** When the reader meant to ask; for calls between services, when they were made. */
  readonly intended: Micros
  readonly called: Micros
  readonly arrived: Micros
  readonly answered: Micros
  readonly ended: Micros
  readonly status: number
  /** '' while open or answered, else what went wrong. */
  readonly failure: string
  /** The caller still waited when the service answered. */
  readonly awaited: boolean
}

/** What rows tell of a call, in the order in which they come; Row.call to Row.end are numbered alike. */
export const Told = { call: 0, request: 1, arrive: 2, answer: 3, end: 4 } as const
type Told = (typeof Told)[keyof typeof Told]
const KINDS = 5

/**
 * All calls of a journal by their number. Of each it keeps no more than which rows tell of it, 20 bytes; the rest is
 * read from the journal when it is asked for.
 */
export class Calls implements Iterable<Call> {
  readonly journal: Journal
  /** The highest number of a call so far. */
  length = 0
  private readonly rows = new RowNumbers()

  constructor(journal: Journal) {
    this.journal = journal
  }

  /** Takes in a row; those that tell of no call are passed over. */
  take(row: number): void {
    const kind = this.journal.at(row, 0)
    if (kind < Row.call || kind > Row.end) return
    const call = this.journal.at(row, 2)
    if (kind === Row.call) this.length = Math.max(this.length, call)
    this.rows.set(call * KINDS + kind - Row.call, row)
  }

  /** The call of this number, 1 for the first; undefined if there is none. */
  get(call: number): Call | undefined {
    return call > 0 && this.rowOf(call, Told.call) >= 0 ? new Call(this, call) : undefined
  }

  *[Symbol.iterator](): Iterator<Call> {
    for (let call = 1; call <= this.length; call++) {
      const found = this.get(call)
      if (found) yield found
    }
  }

  /** The row that says this of a call, -1 if none has yet. */
  rowOf(call: number, told: Told): number {
    return this.rows.get(call * KINDS + told)
  }
}

/** A call, as far as the journal tells of it by the time that it is asked. */
export class Call implements CallEntry {
  readonly call: number
  private readonly calls: Calls

  constructor(calls: Calls, call: number) {
    this.calls = calls
    this.call = call
  }

  get from(): string {
    return this.text(Told.call, 3)
  }
  get to(): string {
    return this.text(Told.call, 4)
  }
  get cause(): number {
    return this.number(Told.call, 5)
  }
  get attempt(): number {
    return this.number(Told.call, 6)
  }
  get intended(): Micros {
    return this.number(Told.call, 7)
  }
  get called(): Micros {
    return this.number(Told.call, 1)
  }
  get arrived(): Micros {
    return this.number(Told.arrive, 1)
  }
  get answered(): Micros {
    return this.number(Told.answer, 1)
  }
  get ended(): Micros {
    return this.number(Told.end, 1)
  }
  get status(): number {
    return (this.failure === '' && this.number(Told.end, 4)) || this.number(Told.answer, 3) || 0
  }
  get failure(): string {
    return this.text(Told.end, 3)
  }
  get awaited(): boolean {
    return this.number(Told.answer, 4) === 1
  }
  get method(): string {
    return this.text(Told.request, 4)
  }
  get path(): string {
    return this.text(Told.request, 3)
  }
  /** The process that it reached: one of several, if its service was scaled. '' until it has. */
  get process(): string {
    return this.text(Told.arrive, 3)
  }

  /** NaN while no row says it. */
  private number(told: Told, field: number): number {
    const row = this.calls.rowOf(this.call, told)
    return row < 0 ? Number.NaN : this.calls.journal.at(row, field)
  }

  private text(told: Told, field: number): string {
    const row = this.calls.rowOf(this.call, told)
    return row < 0 ? '' : this.calls.journal.text(this.calls.journal.at(row, field))
  }
}

/** Whether the caller got what it asked for: an answer with a status below 400. */
export function succeeded(call: CallEntry): boolean {
  return !Number.isNaN(call.ended) && call.failure === '' && call.status < 400
}
