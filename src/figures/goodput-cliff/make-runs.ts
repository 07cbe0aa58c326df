import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { readLab } from '../../author/lab-folder.ts'
import { CallBook, succeeded } from '../../engine/measures/call-book.ts'
import { quantile } from '../../engine/measures/measures.ts'
import { fromSeconds } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import { get } from '../../lab/index.ts'
import { worldPlan } from '../../lab/plan.ts'
import type { Outcome, Runs } from './cliff.ts'
import { PATIENCE_MS, program, type Queue, queues } from './queues.ts'

/**
 * Runs inventory with each queue at each load and writes runs.json: `node src/figures/goodput-cliff/make-runs.ts`, about two
 * minutes. The test beside it runs a part of them again and compares.
 */
const SEED = 7
const SEEDS = [1, 2, 3, 4, 5]
const LOADS = [50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600]
const TWICE = 400
const SETTLED_S = 10
const SECONDS = 40

interface Run {
  queue: Queue
  perSecond: number
  seed: number
}

/** One run; to be called in a thread whose globals services may take over. */
async function run({ queue, perSecond, seed }: Run): Promise<Outcome> {
  const { createTogetherHost, nodeLoader } = await import('../../runtime/together/index.ts')
  const { definition } = await readLab('retry-storm')
  const { inventory } = definition.services
  const { shoppers } = definition.load
  if (!inventory || !shoppers) throw new Error('retry-storm has no service inventory, or no load shoppers')
  const lab = {
    ...definition,
    services: { inventory },
    links: [],
    load: {
      shoppers: {
        ...shoppers,
        to: 'inventory',
        perSecond,
        patienceSeconds: PATIENCE_MS / 1_000,
        request: () => get('/stock/7'),
      },
    },
  }
  const files = { inventory: { 'inventory.ts': program(queue) } }
  const world = new World(worldPlan(lab, files), seed, createTogetherHost(nodeLoader()))
  await world.open()
  await world.advance(fromSeconds(SECONDS + 1))
  const book = new CallBook(world.journal)
  world.close()
  const counted = book.calls.filter(
    (call) => call.intended >= fromSeconds(SETTLED_S) && call.intended < fromSeconds(SECONDS),
  )
  const inTime = counted.filter(succeeded)
  const aSecond = (calls: number) => Math.round((10 * calls) / (SECONDS - SETTLED_S)) / 10
  return {
    asked: aSecond(counted.length),
    inTime: aSecond(inTime.length),
    refused: aSecond(counted.filter((call) => call.status === 503).length),
    p99Ms:
      inTime.length < 100
        ? null
        : Math.round(
            quantile(
              inTime.map((call) => call.ended - call.intended),
              0.99,
            ) / 1e3,
          ),
  }
}

/** In a thread of its own, since services take a thread's globals over. */
export function runInThread(one: Run): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: one })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

if (!isMainThread && parentPort && queues.includes(workerData?.queue)) {
  const port = parentPort
  port.postMessage(await run(workerData))
} else if (isMainThread && process.argv[1] === import.meta.filename) {
  const runs: Runs = { seed: SEED, capacity: 200, loads: LOADS, seconds: SECONDS - SETTLED_S, outcomes: {}, twice: {} }
  for (const queue of queues) {
    const row: Outcome[] = []
    for (const perSecond of LOADS) row.push(await runInThread({ queue, perSecond, seed: SEED }))
    runs.outcomes[queue] = row
    const seeds: number[] = []
    for (const seed of SEEDS) seeds.push((await runInThread({ queue, perSecond: TWICE, seed })).inTime)
    runs.twice[queue] = [Math.min(...seeds), Math.max(...seeds)]
    console.log(queue, row.map((one) => one.inTime).join(' '), runs.twice[queue], row.at(7))
  }
  writeFileSync(join(import.meta.dirname, 'runs.json'), `${JSON.stringify(runs)}\n`)
}
