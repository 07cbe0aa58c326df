import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { gunzipSync, gzipSync } from 'node:zlib'

/** What is made once and found again by the next build; nothing in it is kept in the repository. */
export const CACHE = join(import.meta.dirname, '../../../.cache/stores')

/** A file's content; one that ends in .gz is opened. */
export function gunzipped(path: string): Uint8Array<ArrayBuffer> {
  const bytes = readFileSync(path)
  return new Uint8Array(path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
}

/** A file's content as gzip; one that ends in .gz as it is. Compressing 50 MB takes seconds, so the result is kept. */
export function gzipped(path: string): Uint8Array {
  const bytes = readFileSync(path)
  if (path.endsWith('.gz')) return bytes
  const kept = join(CACHE, `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.gz`)
  if (!existsSync(kept)) keep(kept, gzipSync(bytes, { level: 9 }))
  return readFileSync(kept)
}

/** Writes a file into the cache in one go: who reads it meanwhile finds all of it or nothing. */
export function keep(path: string, content: Uint8Array): void {
  mkdirSync(CACHE, { recursive: true })
  const half = `${path}.${process.pid}`
  writeFileSync(half, content)
  renameSync(half, path)
}
