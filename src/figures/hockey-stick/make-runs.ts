import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { readLab } from '../../author/lab-folder.ts'
import { CallBook, succeeded } from '../../engine/measures/call-book.ts'
import { quantile } from '../../engine/measures/measures.ts'
import { fromSeconds } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import { get, openLoop } from '../../lab/index.ts'
import { worldPlan } from '../../lab/plan.ts'
import type { AfterDeath, Runs, Steady } from './hockey-stick.ts'
import { balancerProgram, boxes, boxProgram, capacity, type Layout, layouts, picks } from './layouts.ts'

/**
 * Runs each layout at each load, and once more with a box that is killed, and writes runs.json:
 * `node src/figures/hockey-stick/make-runs.ts`, some minutes. The test beside it runs a few of them again.
 */
export const SEEDS = [1, 2, 3]
const BUSY = [10, 30, 50, 60, 70, 80, 85, 90, 95]
const DEATH_BUSY = [50, 60, 70, 80, 90]
/** Searches that are counted in a run without a death, and those before, which are not. */
const COUNTED = 30_000
const SETTLING = 4_000
const DEATH_AT_S = 20
const LOOK_FROM_S = 22
const LOOK_TO_S = 52
/** How long a reader waits in the runs with a death. */
const PATIENCE_S = 1

export interface Run {
  layout: Layout
  busyPercent: number
  seed: number
  death: boolean
}

/** One run; to be called in a thread whose globals services may take over. */
async function run({ layout, busyPercent, seed, death }: Run): Promise<Steady | AfterDeath> {
  const { createTogetherHost, nodeLoader } = await import('../../runtime/together/index.ts')
  const { definition } = await readLab('which-of-eight')
  const { count, workMs } = boxes[layout]
  const pick = picks[layout]
  const perSecond = (capacity(layout) * busyPercent) / 100
  const names = Array.from({ length: count }, (_, i) => `box-${i + 1}`)
  const to = pick ? 'web' : 'box-1'
  const lab = {
    ...definition,
    services: Object.fromEntries(
      [...names, ...(pick ? ['web'] : [])].map((name) => [name, { entry: `${kind(name)}.ts` }]),
    ),
    links: pick ? names.map((name) => ({ from: 'web', to: name, latencyMs: 0 })) : [],
    load: {
      readers: openLoop({
        to,
        perSecond,
        patienceSeconds: death ? PATIENCE_S : 600,
        request: () => get('/search/night'),
      }),
    },
  }
  const files = Object.fromEntries(
    [...names, ...(pick ? ['web'] : [])].map((name) => [
      name,
      { [`${kind(name)}.ts`]: name === 'web' ? balancerProgram(pick ?? '') : boxProgram(workMs) },
    ]),
  )
  const world = new World(worldPlan(lab, files), seed, createTogetherHost(nodeLoader()))
  await world.open()
  const from = death ? LOOK_FROM_S : SETTLING / perSecond
  const until = death ? LOOK_TO_S : (SETTLING + COUNTED) / perSecond
  if (death) {
    await world.advance(fromSeconds(DEATH_AT_S))
    await world.inject({ id: 'death', kind: 'kill', target: 'box-1' })
  }
  await world.advance(fromSeconds(until + (death ? PATIENCE_S : 20)))
  const calls = new CallBook(world.journal).calls.filter(
    (call) => call.from === 'readers' && call.intended >= fromSeconds(from) && call.intended < fromSeconds(until),
  )
  world.close()
  if (death) return { answeredPercent: round((100 * calls.filter(succeeded).length) / calls.length) }
  const times = calls.map((call) => (call.ended - call.intended) / 1e3)
  return { meanMs: round(times.reduce((sum, ms) => sum + ms, 0) / times.length), p99Ms: round(quantile(times, 0.99)) }
}

const kind = (name: string) => (name === 'web' ? 'web' : 'box')
const round = (n: number) => Math.round(n * 10) / 10

/** In a thread of its own, since services take a thread's globals over. */
export function runInThread(one: Run): Promise<Steady | AfterDeath> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: { hockeyStick: one } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

if (!isMainThread && parentPort && workerData?.hockeyStick) {
  parentPort.postMessage(await run(workerData.hockeyStick))
} else if (isMainThread && process.argv[1] === import.meta.filename) {
  const runs: Runs = { seeds: SEEDS, busy: BUSY, counted: COUNTED, deathBusy: DEATH_BUSY, steady: {}, afterDeath: {} }
  for (const layout of layouts) {
    const steady: Steady[][] = []
    for (const busyPercent of BUSY) {
      const bySeed: Steady[] = []
      for (const seed of SEEDS) bySeed.push((await runInThread({ layout, busyPercent, seed, death: false })) as Steady)
      steady.push(bySeed)
      console.log(layout, busyPercent, bySeed.map(({ meanMs, p99Ms }) => `${meanMs}/${p99Ms}`).join(' '))
    }
    runs.steady[layout] = steady
    const dead: AfterDeath[][] = []
    for (const busyPercent of DEATH_BUSY) {
      const bySeed: AfterDeath[] = []
      for (const seed of SEEDS)
        bySeed.push((await runInThread({ layout, busyPercent, seed, death: true })) as AfterDeath)
      dead.push(bySeed)
      console.log(layout, 'dead', busyPercent, bySeed.map((one) => one.answeredPercent).join(' '))
    }
    runs.afterDeath[layout] = dead
  }
  writeFileSync(join(import.meta.dirname, 'runs.json'), `${JSON.stringify(runs)}\n`)
}
