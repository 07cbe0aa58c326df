import { Worker } from 'node:worker_threads'
import type { Output } from './output.ts'

/** Runs programs, given by their files, in the built-in runtime, in a thread of its own so that the caller keeps its globals. */
export async function inWorker(programs: Record<string, string>[]): Promise<Output[]> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url))
  try {
    const outputs: Output[] = []
    const broken = new Promise<never>((_, reject) => worker.once('error', reject))
    for (const files of programs) {
      const done = new Promise<Output>((resolve) => worker.once('message', resolve))
      worker.postMessage(files)
      outputs.push(await Promise.race([done, broken]))
    }
    return outputs
  } finally {
    await worker.terminate()
  }
}
