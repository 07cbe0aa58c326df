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

/** What a service on a real process hears from its supervisor: what faults make of a bus's events, and how slow it is. */
export interface TroubleLine {
  bus?: BusTrouble | null
  slowness?: number
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
  after(ms, done) {
    listen()
    setTimeout(done, ms * slowness)
  },
  resume: (done) => done(),
  cause: () => 0,
  now: () => Date.now(),
  random: () => Math.random(),
  block(ms) {
    listen()
    const end = performance.now() + ms * slowness
    while (performance.now() < end);
  },
  // a pool is made before anybody asks: what it hears until then counts from its first job on
  report: listen,
  trouble: heardTrouble,
  // a service that runs by itself has nobody to tell
  record: (account, key, amount) => void process.send?.({ ledger: [account, key, amount] } satisfies LedgerLine),
}

let heard: BusTrouble | null = null
let slowness = 1
let listening = false

function heardTrouble(): BusTrouble | null {
  listen()
  return heard
}

/** A supervisor's words wait in the channel until somebody listens. */
function listen(): void {
  if (listening) return
  listening = true
  // one that runs by itself has no supervisor, and ends when its work is done
  if (!process.send) return
  process.on('message', (line: TroubleLine) => {
    heard = line.bus === undefined ? heard : line.bus
    slowness = line.slowness ?? slowness
  })
}

export function world(): EffortWorld {
  return (globalThis as { [EFFORT_WORLD]?: EffortWorld })[EFFORT_WORLD] ?? ordinary
}

/** Natural logarithm, the same in every browser. */
export { ln }
