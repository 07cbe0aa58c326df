import { serveKernel } from './kernel.ts'
import { serveRunner } from './runner.ts'
import type { RunnerJob } from './runner-messages.ts'
import type { Sources } from './supplies.ts'

// The kernel worker and its runners are one script: they share the engine and the labs, which would come twice. The
// first message says which of them this worker is.
globalThis.onmessage = (event: MessageEvent<Sources | RunnerJob>) => {
  globalThis.onmessage = null
  if ('for' in event.data) return serveRunner(event.data)
  const [port] = event.ports
  if (port) serveKernel(port, event.data)
}
