/**
 * Virtual time: whole microseconds since the start of a run. A service sees it as the wall clock of a fixed
 * evening, so that `Date.now()` is the same in every replay.
 */
export type Micros = number

export const MS: Micros = 1_000
export const SECOND: Micros = 1_000_000

/** The instant at which every run starts: 2026-01-05T13:00:00Z, ten at night in Seoul. Milliseconds since 1970. */
export const EPOCH_MS = 1_767_618_000_000

/** Rounds to whole microseconds; never less than zero. */
export function fromMs(ms: number): Micros {
  return ms > 0 ? Math.round(ms * MS) : 0
}

export function fromSeconds(seconds: number): Micros {
  return fromMs(seconds * 1_000)
}
