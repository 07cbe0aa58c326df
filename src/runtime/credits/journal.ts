import { type Journal, Row } from '../../engine/journal.ts'
import type { ServiceError } from '../../engine/process.ts'
import { LIMITS } from './limits.ts'

/** The fields that name the service a row is about, for the rows that a service's own doing makes. */
const OWNER: Record<number, number> = {
  [Row.call]: 3,
  [Row.pool]: 2,
  [Row.timer]: 2,
  [Row.log]: 2,
  [Row.work]: 2,
  [Row.mark]: 3,
}
/** Enough of the newest rows to see who writes them. */
const LOOKED_AT = 10_000

/** Says so when a take has written all that it may: the journal lives in this tab's memory, twice. */
export function checkJournal(journal: Journal, limit: number = LIMITS.journalRows): ServiceError | null {
  if (journal.length <= limit) return null
  const busiest = whoWrites(journal)
  const who = busiest ? ` Most of the last ones are the doing of ${busiest}.` : ''
  return {
    name: 'JournalFull',
    message: `The run was ended: its journal has ${limit.toLocaleString('en-US')} rows, and this page has no room for more.${who} Is there a timer or a loop of requests that goes too fast? Start again with other code.`,
    values: { rows: limit, service: busiest },
  }
}

function whoWrites(journal: Journal): string {
  const rows = new Map<number, number>()
  for (let row = Math.max(0, journal.length - LOOKED_AT); row < journal.length; row++) {
    const field = OWNER[journal.at(row, 0)]
    if (field === undefined) continue
    const owner = journal.at(row, field)
    rows.set(owner, (rows.get(owner) ?? 0) + 1)
  }
  const [most] = [...rows].sort((a, b) => b[1] - a[1])
  return most ? journal.text(most[0]) : ''
}
