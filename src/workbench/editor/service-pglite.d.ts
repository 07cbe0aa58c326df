// PGlite as services have it, in memory: the part of its own types that a service needs.

// biome-ignore lint/suspicious/noExplicitAny: as PGlite's own types have it
type Any = any

export interface Results<Row = Record<string, Any>> {
  rows: Row[]
  /** Rows that an insert, update or delete has changed. */
  affectedRows?: number
  fields: { name: string; dataTypeID: number }[]
  blob?: Blob
}

export interface QueryOptions {
  rowMode?: 'array' | 'object'
  parsers?: Record<number, (value: string, typeId?: number) => Any>
  serializers?: Record<number, (value: Any) => string>
  onNotice?: (notice: { severity?: string; message?: string }) => void
  paramTypes?: number[]
}

export interface Transaction {
  query<Row = Record<string, Any>>(query: string, params?: Any[], options?: QueryOptions): Promise<Results<Row>>
  sql<Row = Record<string, Any>>(parts: TemplateStringsArray, ...params: Any[]): Promise<Results<Row>>
  exec(query: string, options?: QueryOptions): Promise<Results[]>
  rollback(): Promise<void>
  readonly closed: boolean
}

/** What PostgreSQL says was wrong: `code` is its SQLSTATE, 23505 for a key that is there already. */
export interface DatabaseError extends Error {
  code?: string
  severity?: string
  detail?: string
  hint?: string
  position?: string
  table?: string
  column?: string
  constraint?: string
}

export interface Extension {
  name: string
}

export interface PGliteOptions {
  /** 'memory://…', or nothing. */
  dataDir?: string
  username?: string
  database?: string
  extensions?: Record<string, Extension>
  loadDataDir?: Blob
  relaxedDurability?: boolean
  debug?: 0 | 1 | 2 | 3 | 4 | 5
}

/** PostgreSQL in the service's memory: nothing of it outlives a restart. */
export class PGlite {
  constructor(options?: PGliteOptions)
  constructor(dataDir?: string, options?: PGliteOptions)
  static create(options?: PGliteOptions): Promise<PGlite>
  static create(dataDir?: string, options?: PGliteOptions): Promise<PGlite>
  readonly waitReady: Promise<void>
  readonly ready: boolean
  readonly closed: boolean
  readonly dataDir?: string
  query<Row = Record<string, Any>>(query: string, params?: Any[], options?: QueryOptions): Promise<Results<Row>>
  sql<Row = Record<string, Any>>(parts: TemplateStringsArray, ...params: Any[]): Promise<Results<Row>>
  /** Several statements, without parameters. */
  exec(query: string, options?: QueryOptions): Promise<Results[]>
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>>
  unlisten(channel: string, hear?: (payload: string) => void): Promise<void>
  onNotification(hear: (channel: string, payload: string) => void): () => void
  dumpDataDir(compression?: 'none'): Promise<Blob>
  clone(): Promise<PGlite>
  close(): Promise<void>
}
