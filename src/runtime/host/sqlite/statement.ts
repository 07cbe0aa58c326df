import { busy, type Connection } from './connection.ts'
import { onDisk } from './descriptors.ts'
import { invalidArgument, invalidState } from './errors.ts'
import { sqlite, withText } from './machine.ts'
import { memory } from './memory.ts'
import { bind, column } from './values.ts'

type Row = Record<string, unknown> | unknown[]

/** How a database hands its connection to its statements. */
export interface Owner {
  connection: Connection | null
}

const MAKING = Symbol('made by prepare')

/** A statement of node:sqlite. */
export class StatementSync {
  readonly #owner: Owner
  readonly #connection: Connection
  #bigInts = false
  #arrays = false
  #bare = true
  #unknown = false
  declare readonly sourceSQL: string

  constructor(making: unknown, owner: Owner, connection: Connection, sql: string) {
    if (making !== MAKING) throw Object.assign(new Error('Illegal constructor'), { code: 'ERR_ILLEGAL_CONSTRUCTOR' })
    this.#owner = owner
    this.#connection = connection
    Object.defineProperty(this, 'sourceSQL', { get: () => sql, enumerable: true })
  }

  static [MAKING](owner: Owner, connection: Connection, sql: string): StatementSync {
    const { statement, rest } = connection.prepare(sql)
    if (statement === 0) throw invalidArgument('The SQL query contains no statements.', 'ERR_INVALID_ARG_VALUE')
    sqlite.finalize(statement)
    return new StatementSync(MAKING, owner, connection, rest === '' ? sql : sql.slice(0, sql.length - rest.length))
  }

  run(...given: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return onDisk(() => {
      const statement = this.#begin(given)
      try {
        while (this.#connection.step(statement));
        const [changes, last] = [sqlite.changes(this.#connection.address), this.#connection.lastRowid]
        return this.#bigInts
          ? { changes: BigInt(changes), lastInsertRowid: last }
          : { changes, lastInsertRowid: Number(last) }
      } finally {
        this.#connection.reset(statement)
      }
    })
  }

  get(...given: unknown[]): Row | undefined {
    return onDisk(() => {
      const statement = this.#begin(given)
      try {
        return this.#connection.step(statement) ? this.#row(statement) : undefined
      } finally {
        this.#connection.reset(statement)
      }
    })
  }

  all(...given: unknown[]): Row[] {
    return onDisk(() => {
      const statement = this.#begin(given)
      try {
        const rows: Row[] = []
        while (this.#connection.step(statement)) rows.push(this.#row(statement))
        return rows
      } finally {
        this.#connection.reset(statement)
      }
    })
  }

  iterate(...given: unknown[]): Iterator<Row> {
    let statement = this.#begin(given)
    busy.add(this)
    const end = () => {
      if (statement === 0) return
      if (this.#owner.connection === this.#connection) this.#connection.reset(statement)
      busy.delete(this)
      statement = 0
    }
    const iterator = Object.assign(Object.create(ITERATOR), {
      next: (): IteratorResult<Row> => {
        if (statement === 0) return result(true, null)
        this.#mustBeOpen()
        try {
          if (this.#connection.step(statement)) return result(false, this.#row(statement))
        } catch (error) {
          end()
          throw error
        }
        end()
        return result(true, null)
      },
      return: () => {
        end()
        return result(true, null)
      },
    })
    return iterator
  }

  columns(): { name: string }[] {
    this.#mustBeOpen()
    const statement = this.#connection.statementOf(this, this.sourceSQL)
    return this.#names(statement).map((name) => Object.assign(Object.create(null), { name }))
  }

  setReadBigInts(on: boolean): void {
    this.#bigInts = flag(on, 'readBigInts')
  }

  setReturnArrays(on: boolean): void {
    this.#arrays = flag(on, 'returnArrays')
  }

  setAllowBareNamedParameters(on: boolean): void {
    this.#bare = flag(on, 'allowBareNamedParameters')
  }

  setAllowUnknownNamedParameters(on: boolean): void {
    this.#unknown = flag(on, 'enabled')
  }

  #mustBeOpen(): void {
    if (this.#owner.connection !== this.#connection) throw invalidState('statement has been finalized')
  }

  #begin(given: unknown[]): number {
    this.#mustBeOpen()
    const statement = this.#connection.statementOf(this, this.sourceSQL)
    this.#connection.reset(statement)
    sqlite.clearBindings(statement)
    const [first] = given
    const named = typeof first === 'object' && first !== null && !ArrayBuffer.isView(first)
    if (named) this.#bindNamed(statement, first as Record<string, unknown>)
    const taken = new Set(namesIn(this.sourceSQL).map((name) => parameter(statement, name)))
    let place = 1
    for (const value of named ? given.slice(1) : given) {
      while (taken.has(place)) place += 1
      bind(statement, place, value)
      place += 1
    }
    return statement
  }

  #bindNamed(statement: number, values: Record<string, unknown>): void {
    const bare = new Map<string, string>()
    for (const full of this.#bare ? namesIn(this.sourceSQL) : []) {
      if (parameter(statement, full) === 0) continue
      const known = bare.get(full.slice(1))
      if (known !== undefined && known !== full) {
        const names = `conflicting names '${known}' and '${full}'`
        throw invalidState(`Cannot create bare named parameter '${full.slice(1)}' because of ${names}.`)
      }
      bare.set(full.slice(1), full)
    }
    for (const [name, value] of Object.entries(values)) {
      const place = parameter(statement, name) || parameter(statement, bare.get(name) ?? '')
      if (place > 0) bind(statement, place, value)
      else if (!this.#unknown) throw invalidState(`Unknown named parameter '${name}'`)
    }
  }

  #names(statement: number): string[] {
    return Array.from({ length: sqlite.columnCount(statement) }, (_, i) => memory.text(sqlite.columnName(statement, i)))
  }

  #row(statement: number): Row {
    const names = this.#names(statement)
    const values = names.map((_, i) => column(statement, i, this.#bigInts))
    if (this.#arrays) return values
    const row = Object.create(null)
    names.forEach((name, i) => {
      row[name] = values[i]
    })
    return row
  }
}

export const prepareStatement = StatementSync[MAKING]

const ITERATOR = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))

function result(done: boolean, value: Row | null): IteratorResult<Row> {
  return Object.assign(Object.create(null), { done, value })
}

/** What looks like the name of a parameter; in texts and comments too, which `parameter` then does not know. */
function namesIn(sql: string): string[] {
  return [...new Set(sql.match(/[:@$][\p{L}_][\p{L}\p{N}_$]*/gu) ?? [])]
}

function parameter(statement: number, name: string): number {
  return name === '' ? 0 : withText(name, (text) => sqlite.parameterIndex(statement, text))
}

function flag(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value
  throw invalidArgument(`The "${name}" argument must be a boolean.`)
}
