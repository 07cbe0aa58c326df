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

/** The rows that tell of one call, in the order in which they come. */
const TOLD = [Row.call, Row.request, Row.arrive, Row.answer, Row.end] as const
type Told = 0 | 1 | 2 | 3 | 4

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
    const told = TOLD.indexOf(this.journal.at(row, 0) as (typeof TOLD)[number])
    if (told < 0) return
    const call = this.journal.at(row, 2)
    if (told === 0) this.length = Math.max(this.length, call)
    this.rows.set(call * TOLD.length + told, row)
  }

  /** The call of this number, 1 for the first; undefined if there is none. */
  get(call: number): Call | undefined {
    return call > 0 && this.rowOf(call, 0) >= 0 ? new Call(this, call) : undefined
  }

  *[Symbol.iterator](): Iterator<Call> {
    for (let call = 1; call <= this.length; call++) {
      const found = this.get(call)
      if (found) yield found
    }
  }

  /** The row that says this of a call, -1 if none has yet. */
  rowOf(call: number, told: Told): number {
    return this.rows.get(call * TOLD.length + told)
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
    return this.text(0, 3)
  }
  get to(): string {
    return this.text(0, 4)
  }
  get cause(): number {
    return this.number(0, 5)
  }
  get attempt(): number {
    return this.number(0, 6)
  }
  get intended(): Micros {
    return this.number(0, 7)
  }
  get called(): Micros {
    return this.number(0, 1)
  }
  get arrived(): Micros {
    return this.number(2, 1)
  }
  get answered(): Micros {
    return this.number(3, 1)
  }
  get ended(): Micros {
    return this.number(4, 1)
  }
  get status(): number {
    return (this.failure === '' && this.number(4, 4)) || this.number(3, 3) || 0
  }
  get failure(): string {
    return this.text(4, 3)
  }
  get awaited(): boolean {
    return this.number(3, 4) === 1
  }
  get method(): string {
    return this.text(1, 4)
  }
  get path(): string {
    return this.text(1, 3)
  }
  /** The process that it reached: one of several, if its service was scaled. '' until it has. */
  get process(): string {
    return this.text(2, 3)
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
