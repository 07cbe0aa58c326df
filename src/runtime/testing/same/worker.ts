import { parentPort } from 'node:worker_threads'
import { createTogetherHost, nodeLoader } from '../../together/index.ts'
import { runBuiltIn } from './built-in.ts'

const host = createTogetherHost(nodeLoader())
const port = parentPort

port?.on('message', (files: Record<string, string>) => {
  runBuiltIn(host, files).then(
    (output) => port.postMessage(output),
    (error: unknown) => port.postMessage({ lines: '', end: 'broken', error: String(error) }),
  )
})
