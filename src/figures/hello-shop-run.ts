import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { readLab } from '../author/lab-folder.ts'
import { CallBook } from '../engine/measures/call-book.ts'
import { fromMs, fromSeconds } from '../engine/time.ts'
import { World } from '../engine/world.ts'
import { worldPlan } from '../lab/plan.ts'

export interface Evening {
  seed: number
  perSecond: number
  /** When inventory pauses, and for how long; 0 for an evening without a pause. */
  pauseAtMs: number
  pauseMs: number
  seconds: number
}

/** The lab hello-shop as it starts, on one evening; to be called in a thread whose globals services may take over. */
export async function runEvening(evening: Evening): Promise<CallBook> {
  const { createTogetherHost, nodeLoader } = await import('../runtime/together/index.ts')
  const { definition, variants } = await readLab('hello-shop')
  const readers = definition.load.readers
  if (!readers || !variants.start) throw new Error('hello-shop has no load named readers, or no start/')
  const lab = { ...definition, load: { readers: { ...readers, perSecond: evening.perSecond } } }
  const world = new World(worldPlan(lab, variants.start), evening.seed, createTogetherHost(nodeLoader()))
  await world.open()
  if (evening.pauseMs > 0) {
    await world.advance(fromMs(evening.pauseAtMs))
    await world.inject({ id: 'pause', kind: 'pause', target: 'inventory' })
    await world.advance(fromMs(evening.pauseAtMs + evening.pauseMs))
    await world.lift('pause')
  }
  await world.advance(fromSeconds(evening.seconds))
  const book = new CallBook(world.journal)
  world.close()
  return book
}

/** Calls `make` in a thread of its own, where the file that calls this is run once more, and prints what it gives as JSON. */
export async function printFromThread(file: string, make: () => Promise<unknown>): Promise<void> {
  if (!isMainThread) return parentPort?.postMessage(JSON.stringify(await make()))
  const made = await new Promise((resolve, reject) => {
    const worker = new Worker(file)
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  console.log(made)
}
