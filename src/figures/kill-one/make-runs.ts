import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { compared, type Runs, shopOf, told } from './clicks.ts'
import { killRun } from './kill-run.ts'

/** Runs every shop of the table and writes runs.json: `node src/figures/kill-one/make-runs.ts`, a few seconds. */
const SEED = 1
const AT_S = 20

export async function makeRuns(): Promise<Runs> {
  const without: Runs['without'] = []
  for (const pieces of [1, 4] as const) {
    for (const deaths of [1, 2] as const) {
      const rows: number[] = []
      for (const has of compared) {
        const sum = told((await killRun(shopOf(pieces, has), { atS: AT_S, deaths, seed: SEED })).clicks)
        rows.push(sum.noBasket + sum.failed)
      }
      without.push({ pieces, deaths, rows })
    }
  }
  const calm = await killRun(shopOf(1, []), { atS: AT_S, deaths: 0, seed: SEED })
  return { seed: SEED, atS: AT_S, calm: calm.clicks.map(({ well }) => well), without }
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, 'runs.json'), `${JSON.stringify(await makeRuns())}\n`)
}
