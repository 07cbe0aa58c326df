import type { Journal } from '../../engine/journal.ts'
import type { Micros } from '../../engine/time.ts'

/** Last row at or before a moment, by halving: rows stand in order of time. */
export function rowAt(journal: Journal, at: Micros): number {
  let [from, to] = [0, journal.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (journal.at(middle, 1) <= at) from = middle + 1
    else to = middle
  }
  return from - 1
}

/** The next later moment at which the journal has a row, or the one before; null where there is none. */
export function nextMoment(journal: Journal, at: Micros, by: 1 | -1): Micros | null {
  let row = rowAt(journal, at)
  if (by === 1) return row + 1 < journal.length ? journal.at(row + 1, 1) : null
  while (row >= 0 && journal.at(row, 1) >= at) row -= 1
  return row >= 0 ? journal.at(row, 1) : 0
}
