import { type Journal, Row } from '../journal.ts'
import type { Micros } from '../time.ts'
import { type CallEntry, Calls } from './calls.ts'

export { type CallEntry, succeeded } from './calls.ts'

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
  private readonly told: Calls
  private row = 0

  constructor(journal: Journal) {
    this.journal = journal
    this.told = new Calls(journal)
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
      this.told.take(this.row)
      if (kind !== Row.call) continue
      const call = this.told.get(journal.at(this.row, 2))
      if (call) this.calls[call.call - 1] = call
    }
  }
}
