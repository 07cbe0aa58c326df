import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { readLab } from '../../author/lab-folder.ts'
import { CallBook } from '../../engine/measures/call-book.ts'
import { callsPerRequest, success } from '../../engine/measures/measures.ts'
import { Random } from '../../engine/random.ts'
import { SECOND } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import { worldPlan } from '../../lab/plan.ts'
import type { EngineRun, Runs, WayOut } from './engine-runs.ts'

/**
 * Runs the lab retry-storm as it starts, with one, two or four tries, at many loads, left alone and nudged by a pause of
 * inventory, and writes runs.json: `node src/figures/two-bowls/make-runs.ts`. The test beside it runs two of them again.
 */
export const SEEDS = [1, 2]
export const TRIES = [1, 2, 4]
export const LOADS = [30, 40, 60, 80, 110, 150, 170, 190]
const PAUSE_AT = 10
const PAUSE_SECONDS = 4
/** Long enough to work off what a pause leaves, where the load allows it. */
const SECONDS = 60
const LOOK_AT = 15

export interface Evening {
  tries: number
  seed: number
  nudged: boolean
  /** Orders a second, and from which second on. */
  loads: { from: number; orders: number }[]
  seconds: number
  /** inventory is killed and started again in this second. */
  restartAt?: number
}

/** One evening; to be called in a thread whose globals may be taken over by services. */
export async function run(evening: Evening): Promise<EngineRun> {
  const { createTogetherHost, nodeLoader } = await import('../../runtime/together/index.ts')
  const { definition, variants } = await readLab('retry-storm')
  const shoppers = definition.load.shoppers
  const files = structuredClone(variants.start)
  const web = files?.web?.['web.ts']
  if (!shoppers || !files?.web || !web?.includes('const TRIES = 4')) throw new Error('retry-storm is not as it was')
  files.web['web.ts'] = web.replace('const TRIES = 4', `const TRIES = ${evening.tries}`)
  const arrivals = { kind: 'trace', at: moments(evening) } as const
  const lab = { ...definition, load: { shoppers: { ...shoppers, arrivals } } }
  const world = new World(worldPlan(lab, files), evening.seed, createTogetherHost(nodeLoader()))
  await world.open()
  if (evening.nudged) {
    await world.advance(PAUSE_AT * SECOND)
    await world.inject({ id: 'pause', kind: 'pause', target: 'inventory' })
    await world.advance((PAUSE_AT + PAUSE_SECONDS) * SECOND)
    await world.lift('pause')
  }
  if (evening.restartAt) {
    await world.advance(evening.restartAt * SECOND)
    await world.inject({ id: 'restart', kind: 'restart', target: 'inventory' })
  }
  await world.advance(evening.seconds * SECOND)
  const book = new CallBook(world.journal)
  world.close()
  // an order may need all its tries: the last two seconds do not count
  const at = { from: (evening.seconds - LOOK_AT) * SECOND, to: (evening.seconds - 2) * SECOND }
  return {
    answeredPercent: Math.round(success(book, 'shoppers', at) * 1000) / 10,
    callsPerOrder: Math.round(callsPerRequest(book, 'shoppers', 'web', 'inventory', at) * 100) / 100,
  }
}

/** When the orders come: by chance (Poisson), at the rate of their second. */
function moments({ loads, seed, seconds }: Evening): number[] {
  const draw = new Random(`two-bowls/${seed}`)
  const at: number[] = []
  loads.forEach(({ from, orders }, i) => {
    const to = (loads[i + 1]?.from ?? seconds) * SECOND
    for (let now = from * SECOND; orders > 0; ) {
      now += draw.exponential(SECOND / orders)
      if (now >= to) break
      at.push(Math.round(now))
    }
  })
  return at
}

/** One evening in a thread of its own, since services take a thread's globals over. */
export function runInThread(evening: Evening): Promise<EngineRun> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: { evening } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** Ways out of the second bowl: orders are cut from second 30 on, for so long, and inventory may be restarted meanwhile. */
export const WAYS_OUT: WayOut[] = [
  { orders: 150, seconds: 30, restart: true },
  { orders: 60, seconds: 90, restart: false },
  { orders: 40, seconds: 90, restart: false },
  { orders: 20, seconds: 45, restart: false },
  { orders: 20, seconds: 90, restart: false },
  { orders: 0, seconds: 30, restart: false },
  { orders: 0, seconds: 45, restart: false },
  { orders: 40, seconds: 5, restart: true },
]

/** At 150 orders a second, nudged, then this way out, then 150 again for 20 s. */
export function leaving({ orders, seconds, restart }: WayOut, seed: number): Evening {
  const loads = [
    { from: 0, orders: 150 },
    { from: 30, orders },
    { from: 30 + seconds, orders: 150 },
  ]
  return { tries: 4, seed, nudged: true, loads, seconds: 50 + seconds, ...(restart ? { restartAt: 31 } : {}) }
}

export function steady(tries: number, orders: number, seed: number, nudged: boolean): Evening {
  return { tries, seed, nudged, loads: [{ from: 0, orders }], seconds: SECONDS }
}

if (!isMainThread && parentPort && workerData?.evening) {
  parentPort.postMessage(await run(workerData.evening))
} else if (isMainThread && process.argv[1] === import.meta.filename) {
  const at: Runs['at'] = {}
  for (const tries of TRIES) {
    const byLoad: Runs['at'][string] = {}
    at[tries] = byLoad
    for (const orders of LOADS) {
      const alone: EngineRun[] = []
      const nudged: EngineRun[] = []
      for (const seed of SEEDS) {
        alone.push(await runInThread(steady(tries, orders, seed, false)))
        nudged.push(await runInThread(steady(tries, orders, seed, true)))
      }
      byLoad[orders] = { alone, nudged }
    }
  }
  const waysOut: Runs['waysOut'] = []
  for (const way of WAYS_OUT) {
    const bySeed: EngineRun[] = []
    for (const seed of SEEDS) bySeed.push(await runInThread(leaving(way, seed)))
    waysOut.push({ ...way, bySeed })
  }
  const runs: Runs = {
    seeds: SEEDS,
    tries: TRIES,
    loads: LOADS,
    pauseSeconds: PAUSE_SECONDS,
    seconds: SECONDS,
    at,
    waysOut,
  }
  writeFileSync(join(import.meta.dirname, 'runs.json'), `${JSON.stringify(runs)}\n`)
}
