import type { ServiceWorker } from '../apart/host.ts'
import type { FromService } from '../apart/messages.ts'
import type { RunnerJob } from './runner-messages.ts'
import type { Sources } from './supplies.ts'

const urls = new Map<string, string>()

/** A classic worker from the runner's text: module workers from blobs fail silently in Chromium's opaque origins. */
export function openRunner(sources: Sources, purpose: RunnerJob['for']): Worker {
  let url = urls.get(sources.runner)
  if (!url) {
    url = URL.createObjectURL(new Blob([sources.runner], { type: 'text/javascript' }))
    urls.set(sources.runner, url)
  }
  const worker = new Worker(url)
  const { runner, definitions, ...rest } = sources
  // a service has no business with the labs' definitions
  worker.postMessage({
    for: purpose,
    definitions: purpose === 'service' ? {} : definitions,
    ...rest,
  } satisfies RunnerJob)
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
