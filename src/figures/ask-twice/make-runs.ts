import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { CallBook, succeeded } from '../../engine/measures/call-book.ts'
import { quantile } from '../../engine/measures/measures.ts'
import type { WorldPlan } from '../../engine/plan.ts'
import { Random } from '../../engine/random.ts'
import { fromMs, fromSeconds, SECOND } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import type { Way, WayRun } from './ask-twice.ts'

/**
 * Runs the programs in services/ for the figure and writes runs.json: `node src/figures/ask-twice/make-runs.ts`. The test
 * beside it runs two of them again and compares.
 */
const SEEDS = [1, 2, 3, 4, 5]
const SECONDS = 30
/** Long enough for all to get their answer. */
const PATIENCE_SECONDS = 90
/** Searches that come in these first seconds are not counted: the copies begin empty. */
const SETTLES_SECONDS = 5
const LOADS_PERCENT = Array.from({ length: 16 }, (_, i) => 10 + 5 * i)
const HEDGE_AFTER_MS = 80
const COPIES = ['search-1', 'search-2', 'search-3', 'search-4']
const CLERKS = 8
/** Of a call, in ms: 98 in a hundred take 20 on average, two take 1,000. */
const MEAN_MS = 0.98 * 20 + 0.02 * 1000
/** Which way of asking is given how many second calls for each search. */
const BUDGETS: Record<Way, number> = { once: 0, twice: 1, budget: 0.05 }

/** One run; to be called in a thread whose globals may be taken over by services. */
async function run(way: Way, loadPercent: number, seed: number): Promise<WayRun> {
  const { createTogetherHost, nodeLoader } = await import('../../runtime/together/index.ts')
  const world = new World(plan(way, loadPercent, seed), seed, createTogetherHost(nodeLoader()))
  await world.open()
  // all that came within the run get their answer, or the reader's patience ends
  await world.advance((SECONDS + PATIENCE_SECONDS) * SECOND)
  const { calls } = new CallBook(world.journal)
  world.close()
  const counted = calls.filter(
    (call) => call.from === 'readers' && call.intended >= SETTLES_SECONDS * SECOND && call.intended < SECONDS * SECOND,
  )
  const waits = counted.map((call) => (succeeded(call) ? (call.ended - call.intended) / 1e3 : Number.POSITIVE_INFINITY))
  const numbers = new Set(counted.map((call) => call.call))
  const asked = calls.filter((call) => call.from === 'web' && numbers.has(call.cause)).length
  const at = (share: number) => Math.round(quantile(waits, share))
  return { p50: at(0.5), p99: at(0.99), extraPercent: Math.round((asked / counted.length - 1) * 1000) / 10 }
}

function plan(way: Way, loadPercent: number, seed: number): WorldPlan {
  const files = (name: string) => ({ [name]: readFileSync(join(import.meta.dirname, 'services', name), 'utf8') })
  const urls = COPIES.map((copy) => [`${copy.toUpperCase().replace('-', '_')}_URL`, `http://${copy}:3000`])
  const perSecond = (COPIES.length * CLERKS * 1000 * loadPercent) / 100 / MEAN_MS
  return {
    services: [
      {
        name: 'web',
        files: files('web.ts'),
        entry: 'web.ts',
        port: 3000,
        env: {
          PORT: '3000',
          HEDGE_AFTER_MS: String(HEDGE_AFTER_MS),
          BUDGET: String(BUDGETS[way]),
          ...Object.fromEntries(urls),
        },
        harness: false,
      },
      ...COPIES.map((name) => ({
        name,
        files: files('search.ts'),
        entry: 'search.ts',
        port: 3000,
        env: { PORT: '3000' },
        harness: false,
      })),
    ],
    links: COPIES.map((to) => ({ from: 'web', to, latency: fromMs(1) })),
    loads: [
      {
        name: 'readers',
        to: 'web',
        perSecond,
        arrivals: { kind: 'trace', at: moments(perSecond, seed) },
        patience: fromSeconds(PATIENCE_SECONDS),
        request: (draw) => ({ method: 'GET', path: `/search/${draw.zipf(500)}` }),
      },
    ],
  }
}

/** When the readers come: by chance (Poisson), and nobody after the last second, so that all get their answer. */
function moments(perSecond: number, seed: number): number[] {
  const draw = new Random(`ask-twice/${seed}`)
  const at: number[] = []
  for (let now = 0; now < SECONDS * SECOND; now += draw.exponential(SECOND / perSecond)) at.push(Math.round(now))
  return at
}

/** One run in a thread of its own, since services take a thread's globals over. */
export function runInThread(way: Way, loadPercent: number, seed: number): Promise<WayRun> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: { way, loadPercent, seed } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

if (!isMainThread && parentPort && workerData?.way in BUDGETS) {
  parentPort.postMessage(await run(workerData.way, workerData.loadPercent, workerData.seed))
} else if (isMainThread && process.argv[1] === import.meta.filename) {
  const ways: Record<string, Record<string, WayRun[]>> = {}
  for (const way of Object.keys(BUDGETS) as Way[]) {
    ways[way] = {}
    for (const load of LOADS_PERCENT) {
      const bySeed: WayRun[] = []
      for (const seed of SEEDS) bySeed.push(await runInThread(way, load, seed))
      ways[way][load] = bySeed
    }
  }
  const runs = { seeds: SEEDS, seconds: SECONDS, hedgeAfterMs: HEDGE_AFTER_MS, loadsPercent: LOADS_PERCENT, ways }
  writeFileSync(join(import.meta.dirname, 'runs.json'), `${JSON.stringify(runs)}\n`)
}
