import { parentPort } from 'node:worker_threads'
import { createTogetherHost, nodeLoader } from '../index.ts'
import { play, type Scenario } from './small-world.ts'

const host = createTogetherHost(nodeLoader())
const port = parentPort

port?.on('message', (scenario: Scenario) => {
  play(host, scenario).then(
    (outcome) => port.postMessage({ outcome }),
    (error: unknown) => port.postMessage({ error: error instanceof Error ? error.stack : String(error) }),
  )
})
