import { type Journal, Row } from '../journal.ts'
import type { Micros } from '../time.ts'

/** One HTTP call as the journal tells it; times in microseconds, NaN where it has not come to that. */
export interface CallEntry {
  call: number
  from: string
  to: string
  /** The call that made the caller call; 0 for a reader's. */
  cause: number
  /** 1 for a first try, 2 for the first retry … */
  attempt: number
  /** When the reader meant to ask; for calls between services, when they were made. */
  intended: Micros
  called: Micros
  arrived: Micros
  answered: Micros
  ended: Micros
  status: number
  /** '' while open or answered, else what went wrong. */
  failure: string
  /** The caller still waited when the service answered. */
  awaited: boolean
}

/** A piece of simulated work that a service has finished. */
export interface WorkEntry {
  at: Micros
  service: string
  duration: Micros
  /** Whoever it was done for still waited. */
  awaited: boolean
}

/** A line of the ledger. */
export interface LedgerEntry {
  at: Micros
  account: string
  key: string
  amount: number
}

/**
 * All calls of a journal, indexed by number, kept up to date by `read()` as the journal grows. Measures are taken
 * from it, by checks and by charts alike.
 */
export class CallBook {
  readonly calls: CallEntry[] = []
  readonly work: WorkEntry[] = []
  readonly ledger: LedgerEntry[] = []
  /** Names of the processes there were: who calls and is none of them is a reader. */
  readonly processes = new Set<string>()
  private readonly journal: Journal
  private row = 0

  constructor(journal: Journal) {
    this.journal = journal
    this.read()
  }

  /** Takes in the rows that came since the last time. */
  read(): void {
    const { journal } = this
    for (; this.row < journal.length; this.row++) {
      const kind = journal.at(this.row, 0)
      const at = journal.at(this.row, 1)
      if (kind === Row.work) {
        const service = journal.text(journal.at(this.row, 2))
        this.work.push({ at, service, duration: journal.at(this.row, 4), awaited: journal.at(this.row, 5) === 1 })
        continue
      }
      if (kind === Row.state) this.processes.add(journal.text(journal.at(this.row, 2)))
      if (kind === Row.ledger) {
        const [account, key] = [journal.text(journal.at(this.row, 2)), journal.text(journal.at(this.row, 3))]
        this.ledger.push({ at, account, key, amount: journal.at(this.row, 4) })
        continue
      }
      if (kind < Row.call || kind > Row.end) continue
      const call = journal.at(this.row, 2)
      if (kind === Row.call) {
        this.calls[call - 1] = {
          call,
          from: journal.text(journal.at(this.row, 3)),
          to: journal.text(journal.at(this.row, 4)),
          cause: journal.at(this.row, 5),
          attempt: journal.at(this.row, 6),
          intended: journal.at(this.row, 7),
          called: at,
          arrived: Number.NaN,
          answered: Number.NaN,
          ended: Number.NaN,
          status: 0,
          failure: '',
          awaited: false,
        }
        continue
      }
      const entry = this.calls[call - 1]
      if (!entry) continue
      if (kind === Row.arrive) entry.arrived = at
      else if (kind === Row.answer) {
        entry.answered = at
        entry.status = journal.at(this.row, 3)
        entry.awaited = journal.at(this.row, 4) === 1
      } else if (kind === Row.end) {
        entry.ended = at
        entry.failure = journal.text(journal.at(this.row, 3))
        if (!entry.failure) entry.status = journal.at(this.row, 4)
      }
    }
  }
}

/** Whether the caller got what it asked for: an answer with a status below 400. */
export function succeeded(call: CallEntry): boolean {
  return !Number.isNaN(call.ended) && call.failure === '' && call.status < 400
}
