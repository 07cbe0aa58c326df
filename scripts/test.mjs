// npm test: everything that must hold, from a fresh clone. Ends with one line that counts it all: "N passed, N failed".
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { findBrowser } from './find-browser.mjs'
import { onNode24, root } from './node.mjs'
import { ofChecks, ofLabs, ofPlaywright, ofVitest } from './test-reports.mjs'

await onNode24(import.meta.url)

const reports = join(root, '.cache', 'test')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const report = (name) => join(reports, `${name}.json`)
const tool = (...path) => join(root, 'node_modules', ...path)
const playwright = [tool('@playwright', 'test', 'cli.js'), 'test']

/** The whole run may take 40 minutes, and the installation before it some two. */
const end = Date.now() + 37 * 60_000

/** In order. `read` turns the stage's report into `{ passed, failed }`; `minutes` only guards against a hang, at about twice what a slow machine needs. */
const stages = [
  {
    name: 'check',
    minutes: 5,
    args: ['scripts/check.mjs'],
    env: { FAULTLINE_REPORT: report('check') },
    read: ofChecks,
  },
  {
    name: 'unit tests',
    minutes: 18,
    args: [
      tool('vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      `--reporter=${join(root, 'scripts', 'vitest-report.mjs')}`,
    ],
    env: { FAULTLINE_REPORT: report('unit tests') },
    read: ofVitest,
  },
  {
    name: 'labs',
    minutes: 11,
    // each core has a run of its own: V8's helper threads would only take from the other
    args: ['--single-threaded', 'src/author/verify.ts', '--all', '--seeds', '3', '--json'],
    saveOutput: true,
    read: ofLabs,
  },
  { name: 'build', minutes: 4, args: ['scripts/build.mjs', '--if-changed'] },
  {
    name: 'pages in a browser',
    minutes: 17,
    args: [...playwright, '--project=pages', '--workers=2'],
    env: { FAULTLINE_REPORT: report('pages in a browser') },
    read: ofPlaywright,
  },
  {
    name: 'labs in a browser',
    minutes: 14,
    args: [...playwright, '--project=labs'],
    env: { FAULTLINE_REPORT: report('labs in a browser') },
    read: ofPlaywright,
  },
]

// Here, because some unit tests compare Node with a browser, and an installation must not use up their time.
await findBrowser()

let passed = 0
const failed = []
const again = []
for (const stage of stages) {
  console.log(`\n== ${stage.name}`)
  const started = Date.now()
  const result = await outcome(stage)
  passed += result.passed
  failed.push(...result.failed)
  again.push(...(result.again ?? []))
  console.log(
    `== ${stage.name}: ${result.passed} passed, ${result.failed.length} failed in ${Math.round((Date.now() - started) / 1000)} s`,
  )
}
if (again.length > 0) console.log(`\nWhat passed only at its second try:\n\n${again.join('\n\n')}`)
// Once more at the end, where whoever sees only the last page of a long run finds it.
if (failed.length > 0) console.log(`\nWhat failed:\n\n${failed.join('\n\n')}`)
console.log(`\n${passed} passed, ${failed.length} failed`)
process.exit(failed.length === 0 && passed > 0 ? 0 : 1)

/** A stage's tally. In CI, files whose process ended have the second try that vitest gives to a single test. */
async function outcome(stage) {
  const first = tally(stage, await runStage(stage))
  const { died = [] } = first
  const told = died.map((one) => one.told)
  if (died.length === 0) return first
  if (!process.env.CI) return { ...first, failed: [...first.failed, ...told] }
  console.log(`\n== ${stage.name}, once more:\n${told.join('\n')}`)
  const ofDead = { ...stage, args: [...stage.args, ...died.map(({ file }) => file)] }
  const second = tally(ofDead, await runStage(ofDead))
  return {
    passed: first.passed + second.passed,
    failed: [...first.failed, ...second.failed, ...(second.died ?? []).map((one) => one.told)],
    again: [...first.again, ...told, ...(second.again ?? [])],
  }
}

function runStage({ name, args, env, minutes, saveOutput }) {
  const most = Math.max(1000, Math.min(minutes * 60_000, end - Date.now()))
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', saveOutput ? 'pipe' : 'inherit', 'inherit'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
      timeout: most,
    })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.on('close', (code, signal) => {
      if (saveOutput) writeFileSync(report(name), output)
      if (signal) console.log(`${name} was stopped (${signal}); it had ${Math.round(most / 1000)} seconds`)
      resolve(code ?? 1)
    })
  })
}

/** A stage that ends badly without naming a failure, or leaves no readable report, counts as one failure. */
function tally({ name, read }, code) {
  const ended = { passed: 0, failed: code === 0 ? [] : [`${name} ended with code ${code}`] }
  if (!read) return ended
  try {
    const result = read(JSON.parse(readFileSync(report(name), 'utf8')))
    const known = result.failed.length > 0 || result.died?.length > 0
    return { ...result, failed: known ? result.failed : ended.failed }
  } catch (error) {
    return { passed: 0, failed: [`${name} left no report that can be read: ${error.message}`] }
  }
}
