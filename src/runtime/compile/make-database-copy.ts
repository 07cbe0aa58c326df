import process from 'node:process'
import { PGlite } from '@electric-sql/pglite'
import { Random } from '../../engine/random.ts'
import { EPOCH_MS } from '../../engine/time.ts'
import { keep } from './gzipped.ts'

/**
 * node make-database-copy.ts <file.tar>
 *
 * Makes an empty PGlite database and writes its files there. With a clock that stands and chance from a seed, so that each
 * build makes the same.
 */
const chance = new Random('database')
Date.now = () => EPOCH_MS
Object.defineProperty(performance, 'now', { value: () => 0 })
Object.defineProperty(crypto, 'getRandomValues', {
  value(into: Uint8Array) {
    for (let i = 0; i < into.length; i++) into[i] = chance.uint32() & 255
    return into
  },
})

const database = await PGlite.create()
const copy = await database.dumpDataDir('none')
keep(process.argv[2] as string, new Uint8Array(await copy.arrayBuffer()))
process.exit(0)
