import { OUT_OF_RANGE } from './connection.ts'
import { invalidArgument } from './errors.ts'
import { sqlite, withBytes, withText } from './machine.ts'
import { memory } from './memory.ts'

const [INTEGER, FLOAT, TEXT, BLOB] = [1, 2, 3, 4]
/** SQLite is to keep a copy. */
const TRANSIENT = -1
/** Where a statement's parameters are, and how long each is: struct Vdbe and struct sqlite3_value. */
const PARAMETERS_AT = 100
const PARAMETER_SIZE = 40
const MARK = 1_234_567_891

/** Binds a value to the parameter at a place from 1. @throws as Node does */
export function bind(statement: number, place: number, value: unknown): void {
  const code = bound(statement, place, value)
  if (code !== 0) throw OUT_OF_RANGE()
}

function bound(statement: number, place: number, value: unknown): number {
  if (value === null) return 0
  if (typeof value === 'number') return sqlite.bindDouble(statement, place, value)
  if (typeof value === 'boolean') return sqlite.bindInt(statement, place, value ? 1 : 0)
  if (typeof value === 'string')
    return withText(value, (text, length) => sqlite.bindText(statement, place, text, length, TRANSIENT))
  if (typeof value === 'bigint') return bindBigInt(statement, place, value)
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return withBytes(bytes, (start, length) => sqlite.bindBlob(statement, place, start, length, TRANSIENT))
  }
  throw invalidArgument(`Provided value cannot be bound to SQLite parameter ${place}.`)
}

// sql.js has no function for 64 bits: a whole number is bound, and its value put in its place
function bindBigInt(statement: number, place: number, value: bigint): number {
  if (BigInt.asIntN(64, value) !== value)
    throw invalidArgument('BigInt value is too large to bind.', 'ERR_INVALID_ARG_VALUE')
  const code = sqlite.bindInt(statement, place, MARK)
  if (code !== 0) return code
  const { view } = memory
  const address = view.getUint32(statement + PARAMETERS_AT, true) + (place - 1) * PARAMETER_SIZE
  if (view.getBigInt64(address, true) !== BigInt(MARK)) throw new Error('sql.js has another SQLite than 3.54.1')
  view.setBigInt64(address, value, true)
  return 0
}

/** The value in a column of the row that a statement stands on. @throws RangeError where a number cannot hold it */
export function column(statement: number, place: number, bigInts: boolean): unknown {
  switch (sqlite.columnType(statement, place)) {
    case INTEGER: {
      const near = sqlite.columnDouble(statement, place)
      if (Math.abs(near) < Number.MAX_SAFE_INTEGER) return bigInts ? BigInt(near) : near
      const exact = BigInt(memory.text(sqlite.columnText(statement, place)))
      if (bigInts) return exact
      if (exact >= Number.MIN_SAFE_INTEGER && exact <= Number.MAX_SAFE_INTEGER) return Number(exact)
      const message = `Value is too large to be represented as a JavaScript number: ${exact}`
      throw Object.assign(new RangeError(message), { code: 'ERR_OUT_OF_RANGE' })
    }
    case FLOAT:
      return sqlite.columnDouble(statement, place)
    case TEXT: {
      const text = sqlite.columnText(statement, place)
      return memory.textOf(text, sqlite.columnBytes(statement, place))
    }
    case BLOB: {
      const start = sqlite.columnBlob(statement, place)
      return memory.bytes.slice(start, start + sqlite.columnBytes(statement, place))
    }
    default:
      return null
  }
}
