import { freshRecord, type ReaderRecord, upgrade } from './record.ts'

/** Nothing leaves the browser: one key of localStorage holds one record. */
export const recordKey = 'faultline:reader'

/** What is remembered where storage is refused: until the page is left. */
let memory: ReaderRecord | undefined

/** What is kept now; another tab may have written since. */
export function readRecord(): ReaderRecord {
  const kept = readKey()
  if (kept === undefined) return memory ?? freshRecord()
  const record = upgrade(kept, Date.now())
  return record === 'newer' ? (memory ?? freshRecord()) : record
}

/** Reads, changes and writes in one go, so that two tabs do not undo each other. */
export function change(edit: (record: ReaderRecord) => void): ReaderRecord {
  const record = readRecord()
  edit(record)
  writeRecord(record)
  return record
}

/** Writes the whole record; false when the browser refuses, or keeps one of a later version. */
export function writeRecord(record: ReaderRecord): boolean {
  memory = record
  if (upgrade(readKey(), 0) === 'newer') return false
  try {
    localStorage.setItem(recordKey, JSON.stringify(record))
    return true
  } catch {
    return false
  }
}

/** Forgets the record. */
export function forgetRecord(): void {
  memory = undefined
  try {
    localStorage.removeItem(recordKey)
  } catch {
    // refused: there is nothing to forget
  }
}

/** The path of a page's English twin: both languages share what is kept. */
export function pagePath(): string {
  const prefix = `/${document.documentElement.lang}/`
  return location.pathname.startsWith(prefix) ? location.pathname.slice(prefix.length - 1) : location.pathname
}

/** undefined: nothing is there, or nothing can be. */
function readKey(): unknown {
  try {
    return JSON.parse(localStorage.getItem(recordKey) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
