import { parentPort, Worker, workerData } from 'node:worker_threads'
import type { RunInput } from '../../engine/run-input.ts'
import { writeRun } from '../../engine/run-record.ts'
import { ENGINE_VERSION } from '../../engine/version.ts'
import { runScenario } from '../../lab/judge.ts'
import { readLab } from '../lab-folder.ts'

export interface RecordOrder {
  lab: string
  variant: string
  scenario: string
  seed: number
}

/**
 * One scenario of a lab on one seed, as a run that the page can have again: the same events as in its checks. In a
 * thread of its own, since services take a thread's globals over.
 *
 * @throws Error with a sentence when there is no such lab, variant or scenario, or the code does not start.
 */
export function record(order: RecordOrder): Promise<string> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { record: order }, execArgv: [] })
  return new Promise((resolve, reject) => {
    worker.once('message', (run: string) => {
      resolve(run)
      void worker.terminate()
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The run ended without a word.')))
  })
}

const given = (workerData as { record?: RecordOrder } | null)?.record
if (given && parentPort) {
  // kept before the host takes the globals over
  const port = parentPort
  port.postMessage(await recordHere(given))
}

async function recordHere({ lab: id, variant, scenario, seed }: RecordOrder): Promise<string> {
  const { createTogetherHost, nodeLoader } = await import('../../runtime/together/index.ts')
  const { definition, variants } = await readLab(id)
  const files = variants[variant]
  if (!files)
    throw new Error(`The lab '${id}' has no variant '${variant}'. There are: ${Object.keys(variants).join(', ')}.`)
  if (!definition.scenarios[scenario]) {
    const there = Object.keys(definition.scenarios).join(', ')
    throw new Error(`The lab '${id}' has no scenario '${scenario}'. There are: ${there}.`)
  }
  const inputs: RunInput[] = []
  const { world } = await runScenario(
    definition,
    files,
    scenario,
    seed,
    createTogetherHost(nodeLoader()),
    undefined,
    (input) => inputs.push(input),
  )
  const made = { engine: ENGINE_VERSION, lab: id, labVersion: definition.version, seed, files, inputs }
  const run = writeRun({ ...made, until: world.now, hash: world.journal.hash() })
  world.close()
  return run
}
