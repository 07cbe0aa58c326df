import { sqlite } from './machine.ts'
import { memory } from './memory.ts'

/** What SQLite says of a code, by its lower byte: sqlite3_errstr. */
const SAYS: Record<number, string> = {
  1: 'SQL logic error',
  3: 'access permission denied',
  4: 'query aborted',
  5: 'database is locked',
  6: 'database table is locked',
  7: 'out of memory',
  8: 'attempt to write a readonly database',
  9: 'interrupted',
  10: 'disk I/O error',
  11: 'database disk image is malformed',
  12: 'unknown operation',
  13: 'database or disk is full',
  14: 'unable to open database file',
  15: 'locking protocol',
  17: 'database schema has changed',
  18: 'string or blob too big',
  19: 'constraint failed',
  20: 'datatype mismatch',
  21: 'bad parameter or other API misuse',
  23: 'authorization denied',
  25: 'column index out of range',
  26: 'file is not a database',
}

/** An error of SQLite's, as node:sqlite gives it. */
export function sqliteError(errcode: number, message: string): Error {
  const errstr = SAYS[errcode & 255] ?? 'unknown error'
  return Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode, errstr })
}

export function lastError(connection: number, errcode: number): Error {
  return sqliteError(errcode, memory.text(sqlite.errorMessage(connection)))
}

export function invalidState(message: string): Error {
  return Object.assign(new Error(message), { code: 'ERR_INVALID_STATE' })
}

export function invalidArgument(message: string, code = 'ERR_INVALID_ARG_TYPE'): Error {
  return Object.assign(new TypeError(message), { code })
}
