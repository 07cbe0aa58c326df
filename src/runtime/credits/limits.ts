const MIB = 1 << 20

/**
 * What one service may take of what all share: the memory of one browser tab. Everything is counted and nothing is
 * timed, so that a run ends at the same place on every machine. Far above what labs need, far below what hurts.
 */
export const LIMITS = {
  /** Effects of one step: calls, timers, answers, parts of bodies, lines of log. */
  effectsAStep: 20_000,
  /** Steps of one service while virtual time stands still. */
  stepsAtOneInstant: 20_000,
  /** Timers set and not yet due. */
  timers: 50_000,
  /** Calls that a service has made and that have not ended. */
  openCalls: 20_000,
  /** Ports that a service listens on. */
  ports: 100,
  /** One body, or one part of it: characters of text, or bytes. */
  body: 8 * MIB,
  /** All bodies that a service hands over in one virtual second. */
  bodiesASecond: 64 * MIB,
  /** Names and values of the headers of one message, and its path. */
  head: 64 * 1024,
  /** Names of pools, marks, accounts and hosts. */
  name: 256,
  /** Rows of the journal in one take, of all services together. */
  journalRows: 4_000_000,
} as const
