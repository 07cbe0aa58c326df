import type { Journal } from '../../engine/journal.ts'
import type { KernelMessage } from '../../protocol/live.ts'

/** What was carried out unpaced is told in pieces, so that the page can draw and take clicks in between. */
const ROWS_A_MESSAGE = 4_000

/** Tells the page of a journal what it has not heard yet. */
export class Telling {
  private readonly emit: (message: KernelMessage) => void
  private sent = { rows: 0, strings: 1, logs: 0 }

  constructor(emit: (message: KernelMessage) => void) {
    this.emit = emit
  }

  rows(journal: Journal): void {
    while (journal.length > this.sent.rows) {
      const upTo = Math.min(journal.length, this.sent.rows + ROWS_A_MESSAGE)
      const rows = journal.slice(this.sent.rows, upTo)
      // with the first rows, for any of them may name it
      const logs = journal.logs.slice(this.sent.logs).map((log) => ({ ...log, service: journal.text(log.service) }))
      this.emit({ type: 'journal', rows, strings: journal.strings.slice(this.sent.strings), logs })
      this.sent = { rows: upTo, strings: journal.strings.length, logs: journal.logs.length }
    }
  }
}
