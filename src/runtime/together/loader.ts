import type { ServiceStart } from '../../engine/process.ts'
import type { StoreName } from '../../protocol/supplies.ts'
import type { Program } from '../compile/program.ts'
import type { ModuleReader } from '../compile/read-module.ts'
import type { ServiceInstance } from '../host/service.ts'
import type { Store } from '../host/stores.ts'

/** How a thread gets modules to run: by hooks in Node, by blobs in a browser. */
export interface ModuleLoader {
  /** Whether natives can be taken away from this thread for good, once a service has been made. */
  readonly confines: boolean
  /** What reads a service's files. */
  reader(): Promise<ModuleReader>
  /** Evaluates the service bundle anew: the world of one incarnation. */
  createService(start: ServiceStart): Promise<ServiceInstance>
  /** Runs the entry of a program in the current service's world. `began` is called right before its first statement. */
  run(program: Program, service: ServiceInstance, name: string, began: () => void): Promise<void>
  /** Loads what services keep data in; once a thread. @throws where it was not handed in. */
  store(name: StoreName): Promise<Store>
  /** What the engine's parser says of a text with an error in it. */
  parserMessage(text: string): Promise<string>
  /** Calls back after one macrotask turn, when all microtasks queued before are drained. */
  turn(done: () => void): void
}

/** The file of a store that is machine code. */
export const MACHINE = 'machine.wasm'

/** A shim's text: what `import … from 'hono'` links to, backed by the service's own instance. */
export function shimText(name: string, exports: Record<string, unknown>): string {
  const lines = [`const exports = globalThis[Symbol.for('faultline.module')](${JSON.stringify(name)})`]
  for (const key of Object.keys(exports)) {
    if (key === 'default') lines.push('export default exports.default')
    else if (/^[A-Za-z_$][\w$]*$/.test(key) && !RESERVED.has(key))
      lines.push(`const ${key}_ = exports.${key}`, `export { ${key}_ as ${key} }`)
  }
  return lines.join('\n')
}

const RESERVED = new Set(['default'])
