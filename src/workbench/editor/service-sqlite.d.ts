// node:sqlite as services have it: what src/runtime/host/node/sqlite.ts offers, in Node's words.
declare module 'node:sqlite' {
  type In = null | number | bigint | string | Uint8Array
  type Out = null | number | bigint | string | Uint8Array
  type Named = Record<string, In>

  interface DatabaseSyncOptions {
    open?: boolean
    readOnly?: boolean
    enableForeignKeyConstraints?: boolean
    enableDoubleQuotedStringLiterals?: boolean
    readBigInts?: boolean
    returnArrays?: boolean
    allowBareNamedParameters?: boolean
    allowUnknownNamedParameters?: boolean
  }

  export class DatabaseSync {
    /** A file on the service's own disk, or ':memory:'. */
    constructor(path: string | Uint8Array | URL, options?: DatabaseSyncOptions)
    readonly isOpen: boolean
    readonly isTransaction: boolean
    open(): void
    close(): void
    exec(sql: string): void
    prepare(sql: string): StatementSync
    location(): string | null
  }

  export class StatementSync {
    private constructor()
    run(...values: In[]): { changes: number | bigint; lastInsertRowid: number | bigint }
    run(named: Named, ...values: In[]): { changes: number | bigint; lastInsertRowid: number | bigint }
    get(...values: In[]): Record<string, Out> | undefined
    get(named: Named, ...values: In[]): Record<string, Out> | undefined
    all(...values: In[]): Record<string, Out>[]
    all(named: Named, ...values: In[]): Record<string, Out>[]
    iterate(...values: In[]): IterableIterator<Record<string, Out>>
    iterate(named: Named, ...values: In[]): IterableIterator<Record<string, Out>>
    columns(): { name: string }[]
    setReadBigInts(on: boolean): void
    setReturnArrays(on: boolean): void
    setAllowBareNamedParameters(on: boolean): void
    setAllowUnknownNamedParameters(on: boolean): void
  }
}
