import { parentPort, Worker, workerData } from 'node:worker_threads'
import type { Breaking } from '../lab/search/search.ts'
import { searchBreaking } from '../lab/search/search.ts'
import { readLab } from './lab-folder.ts'

/** What to search: a variant of a lab, from a seed. */
export interface SearchOrder {
  lab: string
  variant: string
  seed: number
  tries?: number
}

/** Searches in a thread of its own, since services take a thread's globals over. `progress` hears each try. */
export function searchInThread(
  order: SearchOrder,
  progress: (tried: number) => void = () => {},
): { found: Promise<Breaking | null>; cancel: () => void } {
  const worker = new Worker(new URL(import.meta.url), { workerData: { search: order } })
  const found = new Promise<Breaking | null>((resolve, reject) => {
    worker.on('message', (message: { tried: number } | { found: Breaking | null }) => {
      if ('tried' in message) progress(message.tried)
      else {
        resolve(message.found)
        void worker.terminate()
      }
    })
    worker.on('error', reject)
    worker.on('exit', () => resolve(null))
  })
  return { found, cancel: () => void worker.terminate() }
}

const given = (workerData as { search?: SearchOrder } | null)?.search
if (given && parentPort) {
  const port = parentPort
  const { createTogetherHost, nodeLoader } = await import('../runtime/together/index.ts')
  const lab = await readLab(given.lab)
  const files = lab.variants[given.variant]
  if (!files) throw new Error(`The lab '${given.lab}' has no variant '${given.variant}'.`)
  const found = await searchBreaking(lab.definition, files, createTogetherHost(nodeLoader()), {
    seed: given.seed,
    ...(given.tries ? { tries: given.tries } : {}),
    progress: (tried) => port.postMessage({ tried }),
  })
  port.postMessage({ found })
}
