import { onDisk } from './descriptors.ts'
import { lastError, sqliteError } from './errors.ts'
import { sqlite, withText } from './machine.ts'
import { memory } from './memory.ts'

/**
 * Where fields of SQLite's connection lie (struct sqlite3 in its sqliteInt.h) that sql.js has no function for. What
 * they hold in a new connection is known, so a layout that has changed is noticed at once.
 */
const AT = { flags: 32, lastRowid: 40, errcode: 64, mask: 72, autocommit: 85 }
const PRIMARY_CODES = 0xff
/** "x" for a text, in queries and in schemas: off in Node. */
const DOUBLE_QUOTED = 0x60000000n
const ROW = 100
const DONE = 101
/** So many statements are kept ready; others are prepared again when they run. */
const READY = 100

/** One connection of SQLite's, by address. */
export class Connection {
  readonly address: number
  private readonly ready = new Map<object, number>()

  /** @throws as SQLite does */
  constructor(path: string, doubleQuoted: boolean) {
    const place = sqlite.allocate(4)
    const code = onDisk(() => withText(path, (name) => sqlite.open(name, place)))
    this.address = memory.view.getUint32(place, true)
    sqlite.free(place)
    if (code !== 0) throw lastError(this.address, code)
    const { view } = memory
    if (
      view.getUint32(this.address + AT.mask, true) !== PRIMARY_CODES ||
      view.getUint8(this.address + AT.autocommit) !== 1
    )
      throw new Error('sql.js has another SQLite than 3.54.1: its connection looks different')
    view.setUint32(this.address + AT.mask, 0xffffffff, true)
    if (!doubleQuoted) {
      const flags = view.getBigUint64(this.address + AT.flags, true)
      view.setBigUint64(this.address + AT.flags, flags & ~DOUBLE_QUOTED, true)
    }
  }

  get inTransaction(): boolean {
    return memory.view.getUint8(this.address + AT.autocommit) === 0
  }

  get lastRowid(): bigint {
    return memory.view.getBigInt64(this.address + AT.lastRowid, true)
  }

  /** The first statement in a text, and what stands after it; address 0 for none. @throws as SQLite does */
  prepare(sql: string): { statement: number; rest: string } {
    return withText(sql, (text, length) => {
      const place = sqlite.allocate(8)
      const code = onDisk(() => sqlite.prepare(this.address, text, length, place, place + 4))
      const statement = memory.view.getUint32(place, true)
      const rest = memory.view.getUint32(place + 4, true)
      sqlite.free(place)
      if (code !== 0) throw this.error()
      return { statement, rest: memory.textOf(rest, text + length - rest) }
    })
  }

  /** The statement of this owner, ready to be bound. */
  statementOf(owner: object, sql: string): number {
    const known = this.ready.get(owner)
    if (known !== undefined) this.ready.delete(owner)
    const statement = known ?? this.prepare(sql).statement
    this.ready.set(owner, statement)
    for (const [other, address] of this.ready) {
      if (this.ready.size <= READY) break
      if (busy.has(other) || other === owner) continue
      this.ready.delete(other)
      sqlite.finalize(address)
    }
    return statement
  }

  /** Whether there is a row. @throws as SQLite does */
  step(statement: number): boolean {
    const code = onDisk(() => sqlite.step(statement))
    if (code === ROW) return true
    if (code === DONE) return false
    throw this.error()
  }

  reset(statement: number): void {
    onDisk(() => sqlite.reset(statement))
  }

  exec(sql: string): void {
    onDisk(() => {
      for (let rest = sql; rest !== ''; ) {
        const { statement, rest: after } = this.prepare(rest)
        if (statement !== 0) {
          try {
            while (this.step(statement));
          } finally {
            onDisk(() => sqlite.finalize(statement))
          }
        }
        rest = after
      }
    })
  }

  close(): void {
    for (const statement of this.ready.values()) onDisk(() => sqlite.finalize(statement))
    this.ready.clear()
    onDisk(() => sqlite.close(this.address))
  }

  error(): Error {
    return lastError(this.address, memory.view.getInt32(this.address + AT.errcode, true))
  }
}

/** Statements in the middle of their rows. */
export const busy = new WeakSet<object>()

export const OUT_OF_RANGE = () => sqliteError(25, 'column index out of range')
