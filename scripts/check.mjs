// npm run check: every gate that needs no running program. Name some to run only those: npm run check -- types arrows
// --fix lets the formatter and linter write what they can mend. The gate `content` alone takes flags of its own:
// npm run check -- content --json | --github | --translations=warning
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { onNode24, root, run, stop } from './node.mjs'

await onNode24(import.meta.url)

const tool = (...path) => join(root, 'node_modules', ...path)
const fix = process.argv.includes('--fix')

const gates = {
  lint: [
    tool('@biomejs', 'biome', 'bin', 'biome'),
    'check',
    '--error-on-warnings',
    '--max-diagnostics=100',
    ...(fix ? ['--write'] : []),
  ],
  arrows: [
    tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.mjs',
    'src',
    'labs',
  ],
  'arrows of .astro': ['scripts/arrows.mjs'],
  unused: [tool('knip', 'bin', 'knip.js'), '--no-progress'],
  content: ['src/author/check.ts'],
  types: [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.plain.json'],
  'engine types': [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.engine.json'],
  svelte: [
    tool('svelte-check', 'bin', 'svelte-check'),
    '--tsconfig',
    './tsconfig.plain.json',
    '--fail-on-warnings',
    '--output',
    'human',
  ],
  astro: [tool('astro', 'bin', 'astro.mjs'), 'check', '--noSync'],
}

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const unknown = named.find((name) => !gates[name])
if (unknown) stop(`There is no gate "${unknown}".`, `The gates are: ${Object.keys(gates).join(', ')}`)

const flags = process.argv.slice(2).filter((word) => word.startsWith('--') && word !== '--fix')
if (flags.length > 0) {
  if (named.join() !== 'content') stop(`${flags[0]} belongs to one gate: npm run check -- content ${flags[0]}`)
  process.exit(await run(process.execPath, [...gates.content, ...flags]))
}

process.env.ASTRO_TELEMETRY_DISABLED = '1'
process.env.NO_COLOR = '1'
const waiting = named.length > 0 ? [...named] : Object.keys(gates)
if (waiting.some((name) => ['types', 'svelte', 'astro'].includes(name))) {
  // Writes the types of the content collections, which these three read.
  await run(process.execPath, [tool('astro', 'bin', 'astro.mjs'), 'sync', '--silent'])
}

const failed = []
const passed = []
// Two at a time: the type checkers are slow, and even a small machine has two cores.
await Promise.all(
  [1, 2].map(async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) await judge(name)
  }),
)

const report = process.env.FAULTLINE_REPORT
if (report) {
  mkdirSync(join(report, '..'), { recursive: true })
  writeFileSync(report, JSON.stringify({ passed: passed.length, failed }))
}
if (failed.length > 0) stop(`check: ${passed.length} passed, not ${failed.join(', ')}`)
console.log(`check: all ${passed.length} passed`)

async function judge(name) {
  const started = Date.now()
  const { code, output } = await collect(process.execPath, gates[name])
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`)
  if (code !== 0) console.log(output.trimEnd().replace(/^/gm, '  '))
  ;(code === 0 ? passed : failed).push(name)
}

/** Output is kept together, since two gates run at once. */
function collect(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
