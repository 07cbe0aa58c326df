import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { readLab } from '../../author/lab-folder.ts'
import { CallBook, type CallEntry } from '../../engine/measures/call-book.ts'
import { fromMs, fromSeconds } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import { worldPlan } from '../../lab/plan.ts'

/**
 * Runs the lab retry-storm, with one try, for the figure and writes runs.json: `node src/figures/stopwatch/make-runs.ts`.
 * The two evenings of the file were run with a timeout that no call reaches; `runWithTimeout` runs the same evenings with
 * a real one, and the test beside this file compares what then happens with what the figure says would.
 */
export const SEED = 7
export const CALM_S = 65
/** What comes before the queue has settled is left out. */
export const SETTLED_S = 5
export const STALL_FROM_S = 15
export const STALL_S = 4
/** Longer than any call of a calm evening, and than the stall. */
const NEVER_MS = 30_000

/** One evening of the lab: every call from web to inventory. */
interface Evening {
  timeoutMs: number
  seconds: number
  fault: 'none' | 'pause' | 'kill'
}

async function runEvening({ timeoutMs, seconds, fault }: Evening): Promise<CallEntry[]> {
  const { createTogetherHost, nodeLoader } = await import('../../runtime/together/index.ts')
  const { definition, variants } = await readLab('retry-storm')
  const files = structuredClone(variants['wrong/no-retries'])
  const web = files?.web?.['web.ts']
  if (!files?.web || !web?.includes('PATIENCE_MS = 300'))
    throw new Error('wrong/no-retries/web.ts has no PATIENCE_MS = 300')
  files.web['web.ts'] = web.replace('PATIENCE_MS = 300', `PATIENCE_MS = ${timeoutMs}`)
  const world = new World(worldPlan(definition, files), SEED, createTogetherHost(nodeLoader()))
  await world.open()
  if (fault !== 'none') {
    await world.advance(fromSeconds(STALL_FROM_S))
    await world.inject({ id: 'stall', kind: fault, target: 'inventory' })
    await world.advance(fromSeconds(STALL_FROM_S + STALL_S))
  }
  await world.advance(fromSeconds(seconds))
  const calls = new CallBook(world.journal).calls.filter((call) => call.from === 'web')
  world.close()
  return calls
}

const ms = (micros: number) => Math.round(micros / 1e3)

/** What a real timeout does: calls given up on a calm evening and in all, and the most calls open during the stall. */
export interface Measured {
  givenUp: number
  calls: number
  held: number
}

async function measure(timeoutMs: number): Promise<Measured> {
  const calm = afterSettling(await runEvening({ timeoutMs, seconds: CALM_S, fault: 'none' }))
  const stalled = await runEvening({ timeoutMs, seconds: STALL_FROM_S + STALL_S, fault: 'pause' })
  return { givenUp: calm.filter((call) => call.failure !== '').length, calls: calm.length, held: mostOpen(stalled) }
}

async function make() {
  const calm = afterSettling(await runEvening({ timeoutMs: NEVER_MS, seconds: CALM_S, fault: 'none' }))
  const stalled = await runEvening({ timeoutMs: NEVER_MS, seconds: STALL_FROM_S + STALL_S, fault: 'pause' })
  const dead = await runEvening({ timeoutMs: NEVER_MS, seconds: STALL_FROM_S + STALL_S, fault: 'kill' })
  const refused = dead.filter((call) => call.called >= fromSeconds(STALL_FROM_S))
  return {
    seed: SEED,
    perSecond: 150,
    stallMs: STALL_S * 1_000,
    // how many calls took so many ms: [ms, calls]
    latencies: counted(calm.map((call) => ms(call.ended - call.called))),
    // when the calls that wait during the stall were made, in ms from its beginning; below 0: they waited already
    stalled: stalled
      .filter((call) => !(call.ended < fromSeconds(STALL_FROM_S)))
      .map((call) => ms(call.called - fromSeconds(STALL_FROM_S))),
    dead: { held: mostOpen(refused), tookMs: Math.max(...refused.map((call) => ms(call.ended - call.called))) },
  }
}

function afterSettling(calls: CallEntry[]): CallEntry[] {
  return calls.filter((call) => call.called >= fromSeconds(SETTLED_S) && call.called < fromSeconds(CALM_S - 2))
}

function counted(values: number[]): [ms: number, calls: number][] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a - b)
}

/** The most calls that were open at once from the fault on. */
function mostOpen(calls: CallEntry[]): number {
  const from = fromSeconds(STALL_FROM_S)
  const moments = calls.flatMap((call) => [
    { at: call.called, by: 1 },
    { at: Number.isNaN(call.ended) ? Number.POSITIVE_INFINITY : call.ended, by: -1 },
  ])
  moments.sort((a, b) => a.at - b.at || a.by - b.by)
  let open = 0
  let most = 0
  for (const { at, by } of moments) {
    open += by
    if (at >= from && at < from + fromMs(STALL_S * 1_000)) most = Math.max(most, open)
  }
  return most
}

/** In a thread of its own, since services take a thread's globals over. */
export function runWithTimeout(timeoutMs: number): Promise<Measured> {
  return inThread({ timeoutMs }) as Promise<Measured>
}

/** The figure's file as the lab gives it today. */
export function makeRuns(): Promise<unknown> {
  return inThread({ timeoutMs: 0 })
}

function inThread(workerData: { timeoutMs: number }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

if (!isMainThread && parentPort && typeof workerData?.timeoutMs === 'number') {
  const port = parentPort
  port.postMessage(workerData.timeoutMs > 0 ? await measure(workerData.timeoutMs) : await make())
} else if (isMainThread && process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, 'runs.json'), `${JSON.stringify(await makeRuns())}\n`)
}
