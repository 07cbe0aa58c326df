// npm run bench [-- name...] [--json]: takes the numbers that the project promises to reach and sets them beside their bars.
// A name picks the files of rows/ that begin with it.
import { readdirSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { openBench } from './open-bench.ts'
import { judge, type Measurement, type Result } from './row.ts'

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})

const rowsFolder = new URL('rows/', import.meta.url)
const files = readdirSync(rowsFolder)
  .filter((file) => file.endsWith('.ts') && (names.length === 0 || names.some((name) => file.startsWith(name))))
  .sort()

const bench = openBench()
const results: Record<string, Result> = {}
try {
  for (const file of files) {
    const { default: measurement } = (await import(new URL(file, rowsFolder).href)) as { default: Measurement }
    console.error(`measuring ${file.replace('.ts', '')}`)
    const values: Record<string, number> = await measurement.measure(bench).catch((error: Error) => {
      console.error(`${file}: ${error.message}`)
      process.exitCode = 1
      return {}
    })
    for (const [name, row] of Object.entries(measurement.rows)) {
      const value = values[name]
      if (value === undefined) continue
      results[name] = judge(row, value)
      if (!options.json) console.log(line(row.what, results[name], 'atMost' in row.bar ? '<=' : '>='))
    }
  }
} finally {
  await bench.close()
}
if (options.json) console.log(JSON.stringify(results, null, 2))
process.exit()

function line(what: string, { value, unit, bar, pass }: Result, sign: string): string {
  const shown = `${round(value)} ${unit}`.padStart(18)
  return `${pass ? 'reached ' : 'MISSED  '} ${shown}   ${sign} ${round(bar)}`.padEnd(46) + what
}

function round(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 1 : 0 })
}
