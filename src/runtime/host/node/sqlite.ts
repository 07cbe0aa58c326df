import * as files from '../disk/files.ts'
import { Connection } from '../sqlite/connection.ts'
import { invalidArgument, invalidState, sqliteError } from '../sqlite/errors.ts'
import { type Owner, prepareStatement, StatementSync } from '../sqlite/statement.ts'

export { StatementSync }

interface Options {
  open?: boolean
  readOnly?: boolean
  enableForeignKeyConstraints?: boolean
  enableDoubleQuotedStringLiterals?: boolean
  readBigInts?: boolean
  returnArrays?: boolean
  allowBareNamedParameters?: boolean
  allowUnknownNamedParameters?: boolean
}

const FLAGS: (keyof Options)[] = [
  ...(['open', 'readOnly', 'enableForeignKeyConstraints', 'enableDoubleQuotedStringLiterals'] as const),
  ...(['readBigInts', 'returnArrays', 'allowBareNamedParameters', 'allowUnknownNamedParameters'] as const),
]

/**
 * node:sqlite on the service's own disk: a file or, with ':memory:', the process's memory. A commit is a change of the
 * file and a sync: it outlives a kill, and what was not committed does not.
 */
export class DatabaseSync {
  readonly #path: string
  readonly #options: Options
  readonly #owner: Owner = { connection: null }

  constructor(path: string | Uint8Array | URL, options: Options = {}) {
    if (typeof path !== 'string' && !(path instanceof URL) && !ArrayBuffer.isView(path))
      throw invalidArgument('The "path" argument must be a string, Uint8Array, or URL without null bytes.')
    for (const name of FLAGS)
      if (options[name] !== undefined && typeof options[name] !== 'boolean')
        throw invalidArgument(`The "options.${name}" argument must be a boolean.`)
    const text = ArrayBuffer.isView(path) ? new TextDecoder().decode(path) : path
    this.#path = text instanceof URL ? files.resolve(text) : text
    this.#options = options
    if (options.open !== false) this.open()
  }

  get isOpen(): boolean {
    return this.#owner.connection !== null
  }

  get isTransaction(): boolean {
    return this.#mustBeOpen().inTransaction
  }

  open(): void {
    if (this.isOpen) throw invalidState('database is already open')
    const { readOnly, enableForeignKeyConstraints, enableDoubleQuotedStringLiterals = false } = this.#options
    if (readOnly && this.#path !== ':memory:' && !files.find(files.resolve(this.#path)))
      throw sqliteError(14, 'unable to open database file')
    const connection = new Connection(this.#path, enableDoubleQuotedStringLiterals)
    if (enableForeignKeyConstraints !== false) connection.exec('PRAGMA foreign_keys = ON')
    if (readOnly) connection.exec('PRAGMA query_only = ON')
    this.#owner.connection = connection
  }

  close(): void {
    this.#mustBeOpen().close()
    this.#owner.connection = null
  }

  exec(sql: string): void {
    this.#mustBeOpen().exec(text(sql))
  }

  prepare(sql: string): StatementSync {
    const statement = prepareStatement(this.#owner, this.#mustBeOpen(), text(sql))
    const { readBigInts, returnArrays, allowBareNamedParameters, allowUnknownNamedParameters } = this.#options
    if (readBigInts) statement.setReadBigInts(true)
    if (returnArrays) statement.setReturnArrays(true)
    if (allowBareNamedParameters === false) statement.setAllowBareNamedParameters(false)
    if (allowUnknownNamedParameters) statement.setAllowUnknownNamedParameters(true)
    return statement
  }

  /** Where the main database lies; null for memory. */
  location(): string | null {
    this.#mustBeOpen()
    return this.#path === ':memory:' || this.#path === '' ? null : files.resolve(this.#path)
  }

  [Symbol.dispose](): void {
    if (this.isOpen) this.close()
  }

  #mustBeOpen(): Connection {
    const { connection } = this.#owner
    if (!connection) throw invalidState('database is not open')
    return connection
  }
}

function text(sql: unknown): string {
  if (typeof sql === 'string') return sql
  throw invalidArgument('The "sql" argument must be a string.')
}
