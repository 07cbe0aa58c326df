import { printFromThread, runEvening } from '../hello-shop-run.ts'

// Runs the lab hello-shop with few readers: `node src/figures/waiting-line/make-runs.ts > src/figures/waiting-line/runs.json`.
const SEED = 3
const PER_SECOND = 4
const SECONDS = 10
const PAUSE_AT_MS = 2_000
const PAUSES_MS = [0, 1_000, 2_000, 4_000]

async function make() {
  const calls: Record<string, [number, number][]> = {}
  for (const pauseMs of PAUSES_MS) {
    const evening = { seed: SEED, perSecond: PER_SECOND, pauseAtMs: PAUSE_AT_MS, pauseMs, seconds: SECONDS + 2 }
    const book = await runEvening(evening)
    calls[pauseMs] = book.calls
      .filter((call) => call.to === 'inventory' && call.called < SECONDS * 1e6)
      .map((call) => [Math.round(call.called / 1e3), Math.round(call.ended / 1e3)])
  }
  return { seed: SEED, perSecond: PER_SECOND, seconds: SECONDS, pauseAtMs: PAUSE_AT_MS, pausesMs: PAUSES_MS, calls }
}

await printFromThread(import.meta.filename, make)
