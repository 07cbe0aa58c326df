import type { Effect, ServiceError, ServiceStart, Step } from '../../engine/process.ts'
import type { StoreName } from '../../protocol/supplies.ts'
import { context } from './context.ts'
import { explain, nameAddress } from './errors.ts'
import { createGlobals } from './globals.ts'
import { moduleExports } from './modules.ts'
import { beginProcess, leaveIfIdle } from './process.ts'
import { closeStores, openStore, type Store } from './stores.ts'

/** One incarnation of a service, as the thread that runs it sees it. */
export interface ServiceInstance {
  /** What its code finds on globalThis, by name or symbol. */
  readonly globals: Record<PropertyKey, unknown>
  /** Math.random; all else of Math is the platform's. */
  random(): number
  /** The exports behind an import of `node:…` or a package; undefined if that is not in the subset. */
  moduleExports(name: string): Record<string, unknown> | undefined
  /** Says which file stands behind an address in stack traces. */
  nameAddress(address: string, file: string, code: string): void
  /** Gives it a store that it imports, before its modules are loaded. */
  openStore(name: StoreName, store: Store): void
  /** Takes one input. Its microtasks are drained one macrotask turn later. */
  dispatch(step: Step): void
  /** Runs what `nextTick` queued from microtasks; true if there was any, and another turn is needed. */
  runTicks(): boolean
  /** Ends a step: what the service did in it. */
  collect(loading?: boolean): Effect[]
  /** An error that reached nobody. */
  fail(error: unknown, origin: 'uncaughtException' | 'unhandledRejection' | 'load'): void
  /** Ends the service with an error that has its explanation. */
  stop(error: ServiceError): void
  /** Gives back what a dead service still holds; nothing may be dispatched after. */
  release(): void
}

/** Makes the world of one incarnation. May be called once for each instance of this bundle. */
export function createService(start: ServiceStart): ServiceInstance {
  context.start = start
  beginProcess()
  const random = context.random('math')
  return {
    globals: createGlobals(),
    random: () => random.next(),
    moduleExports,
    nameAddress,
    openStore,
    dispatch: (step) => context.dispatch(step),
    runTicks: () => context.runTicks(),
    collect: (loading = false) => {
      if (!loading) leaveIfIdle()
      return context.collect()
    },
    stop: (error) => context.end(1, error),
    fail: (error, origin) => {
      if (origin === 'load') context.end(1, explain(error))
      else context.uncaught(error, origin)
    },
    release: closeStores,
  }
}
