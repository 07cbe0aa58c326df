import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { labIds, readLab } from './lab-folder.ts'
import { doAll } from './verify/crew.ts'
import { printJudgement } from './verify/print.ts'
import { judgeLab } from './verify/summary.ts'
import type { HostName, Task } from './verify/task.ts'

/**
 * npm run verify -- [lab...] [--all] [--seeds n] [--host together|apart|chromium|processes] [--seconds n] [--json]
 *
 * Tests the tests: the start and each wrong fix must fail, the solution must pass, on real runs.
 */
const WRONG_SEEDS = 3
const HOSTS: (HostName | 'processes')[] = ['together', 'apart', 'chromium', 'processes']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '20' },
    host: { type: 'string', default: 'together' },
    seconds: { type: 'string', default: '30' },
  },
})
const seeds = Number(values.seeds)
const host = values.host as HostName
if (!Number.isInteger(seeds) || seeds < 1) refuse(`--seeds takes a whole number from 1 on, not '${values.seeds}'.`)
if (!HOSTS.includes(host)) refuse(`--host takes ${HOSTS.join(', ')}, not '${values.host}'.`)
const unknown = positionals.filter((id) => !labIds().includes(id))
if (unknown.length > 0) refuse(`There is no lab '${unknown[0]}'. There are: ${labIds().join(', ')}.`)

const wanted = positionals.length > 0 ? positionals : labIds()
const labs = (await Promise.all(wanted.map(readLab))).filter((lab) => lab.definition.chapter !== undefined)
if (values.host === 'processes') {
  await verifyOnProcesses()
  process.exit()
}
const judgements = []
for (const lab of labs) {
  const started = performance.now()
  const tasks = Object.keys(lab.variants)
    .filter((variant) => !variant.startsWith('patches/'))
    .flatMap((variant) =>
      Array.from(
        { length: variant === 'solution' ? seeds : Math.min(seeds, WRONG_SEEDS) },
        (_, i): Task => ({ lab: lab.id, variant, seed: i + 1 }),
      ),
    )
  const run = host === 'chromium' ? (await import('./verify/chromium.ts')).doAllInChromium : doAll
  const outcomes = await run(tasks, host, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${lab.id}: ${done} of ${tasks.length} runs `)
  })
  if (process.stderr.isTTY) process.stderr.write('\r')
  const judgement = judgeLab(lab, tasks, outcomes, Math.round(performance.now() - started))
  judgements.push(judgement)
  if (!values.json) printJudgement(judgement)
}

if (values.json) {
  const summaries = judgements.map((one) => one.summary)
  console.log(JSON.stringify(values.all || summaries.length !== 1 ? summaries : summaries[0]))
  for (const { faults } of judgements) for (const fault of faults) console.error(fault)
}
process.exitCode = judgements.some((one) => one.faults.length > 0) ? 1 : 0

async function verifyOnProcesses(): Promise<void> {
  const seconds = Number(values.seconds)
  if (!(seconds >= 10 && seconds <= 600)) refuse(`--seconds takes 10 to 600, not '${values.seconds}'.`)
  const { contrastOnProcesses, printProcesses } = await import('./verify/on-processes.ts')
  const summaries = []
  for (const lab of labs) {
    const summary = await contrastOnProcesses(lab, seconds)
    summaries.push(summary)
    if (!values.json) printProcesses(summary)
  }
  if (values.json) console.log(JSON.stringify(values.all || summaries.length !== 1 ? summaries : summaries[0]))
  process.exitCode = summaries.every((summary) => summary.contrast) ? 0 : 1
}

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
