/** A circuit breaker for one neighbour: closed, then open after five failures in a row, with one probe a second. */

const FAILURES = 5
const REST_MS = 1_000
let inARow = 0
let askAgainAt = 0

/** Whether the neighbour may be asked now. */
export function mayAsk(): boolean {
  if (inARow < FAILURES) return true
  if (Date.now() < askAgainAt) return false
  // half open: this one may try, the next must wait for another second
  askAgainAt = Date.now() + REST_MS
  return true
}

/** To be called after each answer. */
export function succeeded(): void {
  inARow = 0
}

/** To be called after each call that got no good answer. */
export function failed(): void {
  inARow += 1
  if (inARow === FAILURES) askAgainAt = Date.now() + REST_MS
}
