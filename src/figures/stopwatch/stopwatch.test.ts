import { expect, test } from 'vitest'
import { makeRuns, runWithTimeout } from './make-runs.ts'
import file from './runs.json' with { type: 'json' }
import { bars, callsIn, falseTimeouts, fullFrom, held, heldPath, logHeight, type Runs } from './stopwatch.ts'

const runs = file as unknown as Runs
const small: Runs = {
  seed: 1,
  perSecond: 2,
  stallMs: 1000,
  latencies: [
    [5, 90],
    [40, 9],
    [300, 1],
  ],
  stalled: [-50, 0, 100, 110, 120, 900],
  dead: { held: 1, tookMs: 2 },
}

test('a timeout gives up what would have taken longer, and nothing that takes just as long', () => {
  expect(callsIn(small)).toBe(100)
  expect([4, 5, 39, 300].map((ms) => falseTimeouts(small, ms))).toEqual([100, 10, 10, 0])
})

test('a stall holds the calls of the last so many ms, those from before it included', () => {
  expect(held(small, 10)).toBe(1)
  expect(held(small, 25)).toBe(3)
  expect(held(small, 200)).toBe(5)
  expect(held(small, 2000)).toBe(6)
  expect(fullFrom(small, 2, 500, 5)).toBe(25)
  expect(fullFrom(small, 9, 500, 5)).toBeNull()
})

test('no call is lost between the bars', () => {
  expect(bars(small, 20, 400).reduce((sum, bar) => sum + bar.calls, 0)).toBe(100)
  expect(bars(small, 20, 60)).toEqual([
    { fromMs: 0, calls: 90 },
    { fromMs: 20, calls: 0 },
    { fromMs: 40, calls: 9 },
  ])
})

test('one call can be seen beside a thousand', () => {
  expect([0, 1, 10, 1000].map((calls) => logHeight(calls, 1000))).toEqual([0, 25, 50, 100])
})

test('a longer timeout gives up no more and holds no less', () => {
  for (let ms = 10; ms < 2000; ms += 10) {
    expect(falseTimeouts(runs, ms + 10)).toBeLessThanOrEqual(falseTimeouts(runs, ms))
    expect(held(runs, ms + 10)).toBeGreaterThanOrEqual(held(runs, ms))
  }
  expect(heldPath(small, 20, 10, 10)).toBe('M0 100L10 90L20 80')
})

test('the runs are what the lab does today', { timeout: 60_000 }, async () => {
  expect(await makeRuns()).toEqual(file)
})

test.each([100, 300, 1000])(
  'the lab with a timeout of %i ms does what the figure says',
  { timeout: 60_000 },
  async (ms) => {
    const measured = await runWithTimeout(ms)
    expect(measured.calls).toBe(callsIn(runs))
    // calls that end in the very millisecond, and a new connection after each that was given up
    expect(Math.abs(measured.givenUp - falseTimeouts(runs, ms))).toBeLessThanOrEqual(0.02 * falseTimeouts(runs, ms))
    expect(Math.abs(measured.held - held(runs, ms))).toBeLessThanOrEqual(2)
  },
)
