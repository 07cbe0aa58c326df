import { parentPort } from 'node:worker_threads'
import { createTogetherHost, nodeLoader } from '../together/index.ts'
import type { ToService } from './messages.ts'
import { serveOne } from './serve-one.ts'

const port = parentPort
if (port) {
  const hear = serveOne(createTogetherHost(nodeLoader()), (message) => port.postMessage(message))
  port.on('message', (message: ToService) => hear(message))
}
