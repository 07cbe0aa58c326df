import { parentPort, Worker, workerData } from 'node:worker_threads'
import { type Act, runScene, type Seen } from './scene.ts'

/** The scene with all services in one thread, which they take over: so in a thread of its own. */
export function runTogether(acts: Act[]): Promise<Seen> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { acts } })
  return new Promise((resolve, reject) => {
    worker.on('message', resolve)
    worker.on('error', reject)
  })
}

const given = (workerData as { acts?: Act[] } | null)?.acts
if (given && parentPort) {
  const port = parentPort
  const { createTogetherHost, nodeLoader } = await import('../../together/index.ts')
  port.postMessage(await runScene(createTogetherHost(nodeLoader()), given))
}
