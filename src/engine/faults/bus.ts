/** What faults make of a bus now: shares of its events, and milliseconds added to each delivery. */
export interface BusTrouble {
  duplicate: number
  reorder: number
  delayMs: number
}

/** All that act on one bus together: delays add, shares are of what the others have left. */
export function combined(troubles: Iterable<Partial<BusTrouble>>): BusTrouble {
  let [single, inOrder, delayMs] = [1, 1, 0]
  for (const one of troubles) {
    single *= 1 - (one.duplicate ?? 0)
    inOrder *= 1 - (one.reorder ?? 0)
    delayMs += one.delayMs ?? 0
  }
  return { duplicate: 1 - single, reorder: 1 - inOrder, delayMs }
}
