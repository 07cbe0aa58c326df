import type { ServiceWorker } from '../apart/host.ts'
import type { FromService } from '../apart/messages.ts'
import type { RunnerJob, Stores } from './runner-messages.ts'

/** What the page hands into the sandbox, which can fetch nothing itself. */
export interface Sources {
  /** Text of the runner worker. */
  runner: string
  /** Modules that services may import, by name. */
  packages: Record<string, string>
  /** What only some labs need; handed in once one does. */
  stores: Stores
}

const urls = new Map<string, string>()

/** A classic worker from the runner's text: module workers from blobs fail silently in Chromium's opaque origins. */
export function openRunner(sources: Sources, purpose: RunnerJob['for']): Worker {
  let url = urls.get(sources.runner)
  if (!url) {
    url = URL.createObjectURL(new Blob([sources.runner], { type: 'text/javascript' }))
    urls.set(sources.runner, url)
  }
  const worker = new Worker(url)
  worker.postMessage({ for: purpose, packages: sources.packages, stores: sources.stores } satisfies RunnerJob)
  return worker
}

/** A runner for one service, begun now. */
export function serviceWorker(sources: Sources): ServiceWorker {
  return asServiceWorker(openRunner(sources, 'service'))
}

export function asServiceWorker(worker: Worker): ServiceWorker {
  return {
    post: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    listen(hear, failed) {
      worker.onmessage = (event: MessageEvent<FromService>) => hear(event.data)
      worker.onerror = (event) => failed(event.message || 'the worker failed')
    },
  }
}
