import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { HostName, Task, TaskOutcome } from './task.ts'

/** Modules of finished runs stay in a thread's memory, so a thread is replaced after this many tasks. */
const TASKS_PER_WORKER = 24

// A run is over in seconds and its thread soon after, so V8 had better collect the old at one go than mark it bit by bit; and
// what SQLite holds counts as a part of the whole, since by itself it asks for a collection with nearly every database.
setFlagsFromString('--no-incremental-marking')
setFlagsFromString('--external-memory-accounted-in-global-limit')

/** Does all tasks over the cores, in any order; outcomes stand in the order of the tasks. */
export async function doAll(tasks: Task[], host: HostName, progress: (done: number) => void): Promise<TaskOutcome[]> {
  const outcomes: TaskOutcome[] = new Array(tasks.length)
  let next = 0
  let done = 0
  const crewMember = async () => {
    while (next < tasks.length) {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { host } })
      try {
        await answer(worker)
        for (let i = 0; i < TASKS_PER_WORKER && next < tasks.length; i++) {
          const index = next++
          worker.postMessage(tasks[index])
          outcomes[index] = (await answer(worker)) as TaskOutcome
          progress(++done)
        }
      } finally {
        await worker.terminate()
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), tasks.length) }, crewMember))
  return outcomes
}

/** The next message of a worker; rejects when it fails or ends instead. */
function answer(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      worker.off('message', onMessage)
      worker.off('error', onError)
      worker.off('exit', onExit)
    }
    const onMessage = (message: unknown) => {
      settle()
      resolve(message)
    }
    const onError = (error: unknown) => {
      settle()
      reject(error)
    }
    const onExit = (code: number) => {
      settle()
      reject(new Error(`A verification thread ended by itself with code ${code}.`))
    }
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.on('exit', onExit)
  })
}
