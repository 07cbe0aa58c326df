import type { BusTrouble } from '../../engine/faults/bus.ts'
import { ln } from '../../engine/logarithm.ts'

/**
 * Where simulated effort gets its time and its chance from. In the simulation the host puts its own on globalThis
 * under EFFORT_WORLD; anywhere else, as on real Node, effort is ordinary timers and Math.random.
 */
export interface EffortWorld {
  /** Calls back after `ms` of effort, on behalf of `cause`. */
  after(ms: number, done: () => void, cause: number): void
  /** Calls back at once, on behalf of `cause`. */
  resume(done: () => void, cause: number): void
  /** Whom the code that runs now works for: the number of a call, 0 for nobody. */
  cause(): number
  /** Milliseconds since 1970. */
  now(): number
  /** Uniform over [0, 1). */
  random(): number
  block(ms: number): void
  /** Tells how a pool stands; `state` is asked when the step ends. */
  report(name: string, state: () => PoolState): void
  /** What faults make of the events on this service, which is a bus; null when nothing. */
  trouble(): BusTrouble | null
  /** A line of the ledger. */
  record(account: string, key: string, amount: number): void
}

/** What a bus on a real process hears from its supervisor. */
export interface BusLine {
  bus: BusTrouble | null
}

/** What the supervisor of real processes hears from a service: a line of its ledger. */
export interface LedgerLine {
  ledger: [account: string, key: string, amount: number]
}

export interface PoolState {
  size: number
  busy: number
  waiting: number
}

export const EFFORT_WORLD: unique symbol = Symbol.for('faultline.effort')

const ordinary: EffortWorld = {
  after: (ms, done) => void setTimeout(done, ms),
  resume: (done) => done(),
  cause: () => 0,
  now: () => Date.now(),
  random: () => Math.random(),
  block(ms) {
    const end = performance.now() + ms
    while (performance.now() < end);
  },
  report: () => {},
  trouble: heardTrouble,
  // a service that runs by itself has nobody to tell
  record: (account, key, amount) => void process.send?.({ ledger: [account, key, amount] } satisfies LedgerLine),
}

let heard: BusTrouble | null = null
let listening = false

function heardTrouble(): BusTrouble | null {
  if (!listening) process.on('message', (line: BusLine) => ({ bus: heard } = line))
  listening = true
  return heard
}

export function world(): EffortWorld {
  return (globalThis as { [EFFORT_WORLD]?: EffortWorld })[EFFORT_WORLD] ?? ordinary
}

/** Natural logarithm, the same in every browser. */
export { ln }
