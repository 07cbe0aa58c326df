import { printFromThread, runEvening } from '../hello-shop-run.ts'

// Runs the lab hello-shop: `node src/figures/hundred-sorted/make-runs.ts > src/figures/hundred-sorted/runs.json`.
const SEED = 3
const PER_SECOND = 20
const PAUSE_AT_MS = 3_000
const PAUSES_MS = [0, 500, 1_000]
const READERS = 100

async function make() {
  const waits: Record<string, number[]> = {}
  for (const pauseMs of PAUSES_MS) {
    const book = await runEvening({ seed: SEED, perSecond: PER_SECOND, pauseAtMs: PAUSE_AT_MS, pauseMs, seconds: 12 })
    const pages = book.calls.filter((call) => call.from === 'readers').slice(0, READERS)
    waits[pauseMs] = pages.map((page) => Math.round((page.ended - page.intended) / 1e3))
  }
  return { seed: SEED, perSecond: PER_SECOND, pauseAtMs: PAUSE_AT_MS, pausesMs: PAUSES_MS, waits }
}

await printFromThread(import.meta.filename, make)
