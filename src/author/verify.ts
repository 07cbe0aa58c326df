import { performance } from 'node:perf_hooks'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type LabFolder, labIds, readLab } from './lab-folder.ts'
import { doAll } from './verify/crew.ts'
import { printJudgement, progressBar } from './verify/print.ts'
import { foreignJournals, runOn, whyNot } from './verify/run-on.ts'
import { shard } from './verify/shard.ts'
import { judgeLab } from './verify/summary.ts'
import { BROWSERS, checksOf, type HostName, type Task } from './verify/task.ts'

/**
 * npm run verify -- [lab...] [--all] [--seeds n] [--host together|apart|chromium|firefox|webkit|processes] [--seconds n] [--json]
 *   [--shard i/n] [--mutants] [--watch], or: npm run verify -- <lab> --seed n [--variant solution|start|wrong/<idea>]
 *
 * Tests the tests: the start and each wrong fix must fail, the solution must pass, on real runs. --mutants takes one idea
 * at a time out of the solution and names those that no check misses. --seed shows one run again. In a browser every
 * run, those of the patches too, must also give the journal that it gives in Node.
 */
const WRONG_SEEDS = 3
const HOSTS: (HostName | 'processes')[] = ['together', 'apart', ...BROWSERS, 'processes']

const { values, positionals } = readArguments({
  all: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  seeds: { type: 'string', default: '20' },
  host: { type: 'string', default: 'together' },
  seconds: { type: 'string', default: '30' },
  shard: { type: 'string', default: '1/1' },
  mutants: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
  seed: { type: 'string' },
  variant: { type: 'string', default: 'solution' },
})
const seeds = Number(values.seeds)
const host = values.host as HostName
if (!Number.isInteger(seeds) || seeds < 1) refuse(`--seeds takes a whole number from 1 on, not '${values.seeds}'.`)
if (!HOSTS.includes(host)) refuse(`--host takes ${HOSTS.join(', ')}, not '${values.host}'.`)
const unknown = positionals.filter((id) => !labIds().includes(id))
if (unknown.length > 0) refuse(`There is no lab '${unknown[0]}'. There are: ${labIds().join(', ')}.`)

const part = shard(positionals.length > 0 ? positionals : labIds(), values.shard)
const wanted = part ?? refuse(`--shard takes a part and their number, such as 1/4, not '${values.shard}'.`)
if (values.watch) {
  const { runOnChange } = await import('./verify/watch.ts')
  runOnChange(
    wanted,
    process.argv.slice(1).filter((word) => word !== '--watch'),
  )
  // ended by the author's Ctrl+C
  await new Promise(() => {})
}
// a scene without a solution has nothing to verify
const labs = (await Promise.all(wanted.map(readLab))).filter((lab) => lab.variants.solution)
if (labs.length === 0) refuse(`Nothing was verified: ${wanted.join(', ') || 'this shard'} has no solution.`)
if (values.seed !== undefined) process.exit((await replayOne(values.seed)) ? 0 : 1)
if (values.host === 'processes') {
  await verifyOnProcesses()
  process.exit()
}
const absent = whyNot(host)
if (absent) {
  console.log(`Nothing was verified. ${absent}`)
  process.exit()
}
const run = await runOn(host)
const judgements = []
for (const lab of labs) {
  const started = performance.now()
  const tasks = Object.keys(lab.variants)
    .filter((variant) => !variant.startsWith('patches/') || BROWSERS.includes(host))
    .flatMap((variant) =>
      Array.from(
        { length: variant === 'solution' ? seeds : Math.min(seeds, WRONG_SEEDS) },
        (_, i): Task => ({ lab: lab.id, variant, seed: i + 1, ...checksOf(lab, variant) }),
      ),
    )
  const progress = (done: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${progressBar(lab.id, done, tasks.length)} `)
  }
  const outcomes = await run(tasks, host, progress)
  const wallMs = Math.round(performance.now() - started)
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  const judgement = judgeLab(lab, tasks, outcomes, wallMs)
  if (BROWSERS.includes(host))
    judgement.faults.push(...foreignJournals(tasks, outcomes, await doAll(tasks, 'together', progress), host))
  judgements.push(judgement)
  if (!values.json) printJudgement(judgement)
  if (values.mutants) await mutate(lab)
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

async function mutate(lab: LabFolder): Promise<void> {
  if (host === 'chromium') refuse('--mutants runs together or apart.')
  const { findHoles, printHoles } = await import('./verify/holes.ts')
  printHoles(lab, await findHoles(lab, host))
}

async function replayOne(given: string): Promise<boolean> {
  const seed = Number(given)
  if (!Number.isInteger(seed) || seed < 1) refuse(`--seed takes a whole number from 1 on, not '${given}'.`)
  const [id] = positionals
  if (!id || positionals.length > 1) refuse('--seed shows one lab: npm run verify -- <lab> --seed 7')
  const lab = await readLab(id)
  const variants = Object.keys(lab.variants)
  if (!variants.includes(values.variant)) {
    refuse(`The lab '${id}' has no variant '${values.variant}'. There are: ${variants.join(', ')}.`)
  }
  const { replay } = await import('./verify/replay.ts')
  return replay(lab, values.variant, seed, host)
}

function readArguments<const O extends NonNullable<ParseArgsConfig['options']>>(options: O) {
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (thrown) {
    return refuse((thrown as Error).message)
  }
}

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
