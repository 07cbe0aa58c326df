/** A circuit breaker for one neighbour. So far it lets everything through. */

/** Whether the neighbour may be asked now. */
export function mayAsk(): boolean {
  return true
}

/** To be called after each answer. */
export function succeeded(): void {}

/** To be called after each call that got no good answer. */
export function failed(): void {}
