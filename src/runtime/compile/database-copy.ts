import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { CACHE } from './gzipped.ts'

const require = createRequire(import.meta.url)

/**
 * Where the files of an empty PGlite database lie, as a tar: what PGlite would make at each start, which takes it seconds,
 * made once for its version by a process of its own.
 *
 * @throws Error with what that process said
 */
export function databaseCopy(): string {
  const library = require.resolve('@electric-sql/pglite')
  const { version } = JSON.parse(readFileSync(join(library, '../../package.json'), 'utf8')) as { version: string }
  const path = join(CACHE, `pglite-${version}.tar`)
  if (existsSync(path)) return path
  const maker = join(import.meta.dirname, 'make-database-copy.ts')
  const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', maker, path], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  if (status !== 0 || !existsSync(path))
    throw new Error(`The empty database could not be made: ${stderr.slice(-2_000)}`)
  return path
}
