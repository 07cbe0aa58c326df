import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { readLab } from '../../author/lab-folder.ts'
import { combine } from '../../engine/hash.ts'
import { CallBook } from '../../engine/measures/call-book.ts'
import { usefulPerSecond } from '../../engine/measures/measures.ts'
import { fromMs, SECOND } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import { worldPlan } from '../../lab/plan.ts'

/**
 * Runs the lab retry-storm for the figure and writes runs.json: `node src/figures/four-strips/make-runs.ts`. The test
 * beside it runs one of them again and compares.
 */
export const SEED = 7
export const PAUSES_MS = [200, 300, 500, 1_000, 2_000, 4_000, 8_000]
export const SECONDS = 60
export const PAUSE_AT = 15 * SECOND
/** Strip to variant of the lab. */
export const STRIPS = {
  start: 'start',
  jitter: 'wrong/jitter',
  budget: 'patches/budget',
  solution: 'solution',
} as const
/** Useful again: from this second on at least this share of what was useful on average before the pause. */
const AGAIN = 0.9

export interface StripRun {
  usefulPerSecond: number[]
  /** Whole seconds from the end of the pause until answers are useful again and stay so; null: not within the run. */
  usefulAgainAfterS: number | null
}

/** One run of one strip; to be called in a thread whose globals may be taken over by services. */
export async function runStrip(strip: keyof typeof STRIPS, pauseMs: number): Promise<StripRun & { hash: string }> {
  const { createTogetherHost, nodeLoader } = await import('../../runtime/together/index.ts')
  const lab = await readLab('retry-storm')
  const files = lab.variants[STRIPS[strip]]
  if (!files) throw new Error(`retry-storm has no variant '${STRIPS[strip]}'`)
  const world = new World(worldPlan(lab.definition, files), SEED, createTogetherHost(nodeLoader()))
  await world.open()
  await world.advance(PAUSE_AT)
  await world.inject({ id: 'pause', kind: 'pause', target: 'inventory' })
  await world.advance(PAUSE_AT + fromMs(pauseMs))
  await world.lift('pause')
  await world.advance(SECONDS * SECOND)
  const useful = usefulPerSecond(new CallBook(world.journal), 'shoppers', SECONDS * SECOND)
  world.close()
  return { usefulPerSecond: useful, usefulAgainAfterS: usefulAgain(useful, pauseMs), hash: world.journal.hash() }
}

function usefulAgain(useful: number[], pauseMs: number): number | null {
  const before = useful.slice(1, PAUSE_AT / SECOND)
  const bar = AGAIN * (before.reduce((sum, n) => sum + n, 0) / before.length)
  const end = PAUSE_AT / SECOND + pauseMs / 1_000
  for (let second = Math.ceil(end); second <= useful.length - 5; second++) {
    const rest = useful.slice(second)
    if (rest.reduce((sum, n) => sum + n, 0) / rest.length >= bar && (useful[second] as number) >= bar * 0.8)
      return Math.floor(second - end)
  }
  return null
}

/** One run in a thread of its own, since services take a thread's globals over. */
export function runStripInThread(strip: keyof typeof STRIPS, pauseMs: number): Promise<StripRun & { hash: string }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: { strip, pauseMs } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

if (!isMainThread && parentPort && workerData?.strip in STRIPS) {
  const port = parentPort
  port.postMessage(await runStrip(workerData.strip, workerData.pauseMs))
} else if (isMainThread && process.argv[1] === import.meta.filename) {
  const variants: Record<string, Record<string, StripRun>> = {}
  const hashes: string[] = []
  for (const strip of Object.keys(STRIPS) as (keyof typeof STRIPS)[]) {
    variants[strip] = {}
    for (const pauseMs of PAUSES_MS) {
      const { hash, ...run } = await runStripInThread(strip, pauseMs)
      variants[strip][pauseMs] = run
      hashes.push(hash)
    }
  }
  const runs = { seed: SEED, pausesMs: PAUSES_MS, seconds: SECONDS, variants, journalHash: combine(hashes) }
  writeFileSync(join(import.meta.dirname, 'runs.json'), `${JSON.stringify(runs)}\n`)
}
