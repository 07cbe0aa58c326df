import { expect, test } from 'vitest'
import { runStripInThread, type StripRun } from './make-runs.ts'
import runs from './runs.json' with { type: 'json' }

const drawn = runs.variants as unknown as Record<string, Record<string, StripRun>>

test('the figure draws what the lab gives today; if not, run make-runs.ts again', { timeout: 120_000 }, async () => {
  for (const [strip, pauseMs] of [
    ['start', 500],
    ['solution', 4_000],
  ] as const) {
    const { hash, ...run } = await runStripInThread(strip, pauseMs)
    expect(run).toEqual(drawn[strip]?.[pauseMs])
    expect(hash).toMatch(/^[0-9a-f]{16}$/)
  }
})
