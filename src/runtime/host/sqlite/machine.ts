import { memory } from './memory.ts'

/**
 * SQLite as sql.js compiles it, without sql.js's own scripts: those would bring a clock, chance and files of the
 * browser's. What it asks of its system is answered by `system`: the service's disk, clock and stream of chance. The
 * letters are sql.js 1.16.0's names for its exports; package-lock.json pins it.
 *
 * @returns what gives its memory back, some 7 MB: a dead service's modules, and so its databases, stay with the thread.
 */
export function openMachine(instantiate: Instantiate, system: WebAssembly.ModuleImports): () => void {
  const exports = instantiate({ a: system }).exports as unknown as Record<string, Call>
  memory.attach(exports.O as unknown as WebAssembly.Memory)
  exports.P?.()
  for (const name of Object.keys(LETTERS) as (keyof typeof LETTERS)[]) {
    const call = exports[LETTERS[name]]
    if (typeof call !== 'function') throw new Error(`sql.js has no '${name}': is it another version than 1.16.0?`)
    sqlite[name] = call
  }
  return () => {
    memory.detach()
    for (const name of Object.keys(LETTERS) as (keyof typeof LETTERS)[]) sqlite[name] = gone
  }
}

const gone = () => {
  throw new Error('This SQLite ended with its service')
}

export type Instantiate = (imports: WebAssembly.Imports) => WebAssembly.Instance
type Call = (...args: (number | bigint)[]) => number

const LETTERS = {
  prepare: 'T',
  step: 'U',
  reset: 'V',
  finalize: 'X',
  columnName: 'Y',
  columnText: 'Z',
  columnType: '_',
  errorMessage: '$',
  clearBindings: 'da',
  columnCount: 'ra',
  columnBlob: 'ta',
  columnBytes: 'ua',
  columnDouble: 'va',
  bindBlob: 'wa',
  bindDouble: 'xa',
  bindInt: 'ya',
  bindText: 'za',
  parameterIndex: 'Aa',
  changes: 'Da',
  close: 'Ea',
  open: 'Ha',
  allocate: 'Ia',
  free: 'Ja',
} as const

/** SQLite's own functions: sqlite3_prepare_v2, sqlite3_step and so on, with addresses for pointers. */
export const sqlite = {} as Record<keyof typeof LETTERS, Call>

/** Hands a text over for the length of a call. */
export function withText<T>(text: string, call: (address: number, bytes: number) => T): T {
  return withBytes(encoder.encode(`${text}\0`), (address, length) => call(address, length - 1))
}

export function withBytes<T>(bytes: Uint8Array, call: (address: number, bytes: number) => T): T {
  const address = sqlite.allocate(Math.max(1, bytes.length))
  try {
    memory.bytes.set(bytes, address)
    return call(address, bytes.length)
  } finally {
    sqlite.free(address)
  }
}

const encoder = new TextEncoder()
