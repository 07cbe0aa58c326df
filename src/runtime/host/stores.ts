import { modules, openSqlite } from 'virtual:packages'
import type { StoreName } from '../../protocol/supplies.ts'
import { STORE_OF } from '../compile/store-names.ts'
import type { Instantiate } from './sqlite/machine.ts'

type Exports = Record<string, unknown>

/** A store as a thread has loaded it, before any service runs. Each service opens it for itself. */
export interface Store {
  /** Null for one whose script is part of the packages. */
  factory: Factory | null
  /** The machine code behind it, compiled. */
  machine: WebAssembly.Module | null
  files: Record<string, Uint8Array<ArrayBuffer>>
  /** What services do not have. */
  assembly: typeof WebAssembly
}

/** Evaluates a store's script anew, which sets `exports.modules`: what is behind each of its imports. */
export type Factory = (
  exports: { modules?: Record<string, Exports> },
  require: (name: string) => Exports,
  store: Store,
) => void

const opened = new Map<string, () => Exports | undefined>()
const closers: (() => void)[] = []

/** Gives this service a store. Its script runs when it is first asked for, in the service's own world. */
export function openStore(name: StoreName, store: Store): void {
  const { factory, machine, assembly } = store
  if (!factory) {
    const instantiate: Instantiate = (imports) => new assembly.Instance(machine as WebAssembly.Module, imports)
    if (openSqlite) closers.push(openSqlite(instantiate))
    return
  }
  let made: Record<string, Exports> | undefined
  const evaluate = () => {
    const exports: Parameters<Factory>[0] = {}
    factory(exports, required, store)
    return exports.modules ?? {}
  }
  for (const specifier of Object.keys(STORE_OF).filter((one) => STORE_OF[one] === name))
    opened.set(specifier, () => {
      made ??= evaluate()
      return made[specifier]
    })
}

/** Gives back the memory of those that are open. The service must not run any more. */
export function closeStores(): void {
  for (const close of closers.splice(0)) close()
  opened.clear()
}

/** The exports behind an import from a store that is open. */
export function storeExports(specifier: string): Exports | undefined {
  return opened.get(specifier)?.()
}

function required(name: string): Exports {
  const exports = modules[name.startsWith('node:') ? name : `node:${name}`]?.()
  if (!exports) throw new Error(`A store asks for '${name}', which services do not have`)
  return exports
}
