import { Worker } from 'node:worker_threads'
import type { Outcome, Scenario } from './small-world.ts'

let worker: Worker | null = null
let last: Promise<unknown> = Promise.resolve()

/** Plays a scenario in a thread of its own, so that the test runner keeps its globals. One at a time. */
export function play(scenario: Scenario): Promise<Outcome> {
  const result = last.then(() => post(scenario))
  last = result.catch(() => {})
  return result
}

function post(scenario: Scenario): Promise<Outcome> {
  const thread = worker ?? new Worker(new URL('./worker.ts', import.meta.url))
  worker = thread
  thread.unref()
  return new Promise((resolve, reject) => {
    thread.once('message', (reply: { outcome: Outcome; error?: string }) => {
      if (reply.error) reject(new Error(reply.error))
      else resolve(reply.outcome)
    })
    thread.postMessage(scenario)
  })
}
