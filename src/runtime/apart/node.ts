import { Worker } from 'node:worker_threads'
import type { ProcessHost } from '../../engine/process.ts'
import { createApartHost } from './host.ts'
import type { FromService } from './messages.ts'

/** Each service in a thread of its own. */
export function createNodeApartHost(onHung: (service: string) => void = () => {}): ProcessHost {
  return createApartHost({
    onHung,
    open() {
      const worker = new Worker(new URL('./node-worker.ts', import.meta.url))
      return {
        post: (message) => worker.postMessage(message),
        terminate: () => void worker.terminate(),
        listen(hear, failed) {
          worker.on('message', (message: FromService) => hear(message))
          worker.on('error', (error) => failed(String(error)))
        },
      }
    },
  })
}
