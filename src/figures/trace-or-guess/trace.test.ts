import { expect, test } from 'vitest'
import { CHECKOUTS, makeRuns } from './make-runs.ts'
import file from './runs.json' with { type: 'json' }
import { CLUB_BOOKS } from './shop.ts'
import {
  budget,
  charts,
  duration,
  goneAfterHours,
  inside,
  log,
  mean,
  percentile,
  type Runs,
  sent,
  waitedFor,
} from './trace.ts'

const runs = file as unknown as Runs
const times = runs.each.map(duration)

test('the figure draws what the services give today; if not, run make-runs.ts again', async () => {
  expect(await makeRuns()).toEqual(runs)
})

test('a trace holds the whole checkout: web, orders, the books, the payment, each within its caller', () => {
  for (const how of [runs.each, runs.all]) {
    expect(how).toHaveLength(CHECKOUTS)
    for (const { spans } of how) {
      expect(spans.slice(0, 2).map(([server]) => server)).toEqual([0, 1])
      expect(spans.at(-1)?.[0]).toBe(3)
      const [, , whole] = spans[0] ?? [0, 0, 0]
      for (const [, start, ms] of spans) expect(start + ms).toBeLessThanOrEqual(whole + 1)
    }
  }
})

test('the numbers of the lesson', () => {
  expect([mean(times), percentile(times, 50), percentile(times, 99)].map(Math.round)).toEqual([127, 81, 613])
  expect(times.filter((ms) => ms > 400)).toHaveLength(6)
  const [, orders, catalog, payment] = charts(runs.each)
  expect([orders?.p99, catalog?.p50, catalog?.p99, payment?.p99]).toEqual([610, 9, 55, 223])
  expect(catalog?.calls).toBe(420)
  expect(inside(runs.each[98] as Runs['each'][number])).toEqual([
    { server: 'catalog', calls: CLUB_BOOKS, ms: 567 },
    { server: 'payment', calls: 1, ms: 38 },
  ])
  expect(percentile(runs.all.map(duration), 99)).toBe(252)
})

test('every slow checkout asks forty times, and none of the others does', () => {
  for (const checkout of runs.each) {
    const [catalog] = inside(checkout)
    expect(catalog?.calls === CLUB_BOOKS).toBe(duration(checkout) > 400)
  }
})

test('as a service, catalog is as quick when it is asked forty times as when it is asked once', () => {
  const [, , each] = charts(runs.each)
  const [, , all] = charts(runs.all)
  expect(Math.abs((each?.p50 ?? 0) - (all?.p50 ?? 99))).toBeLessThan(4)
})

test('the log mixes the lines of all who were under way', () => {
  const lines = log(runs.each, 98)
  expect(lines).toHaveLength(154)
  expect(lines.filter(({ of }) => of === 98)).toHaveLength(43)
  expect(lines.every((line, i) => i === 0 || line.atMs >= (lines[i - 1]?.atMs ?? 0))).toBe(true)
})

test('a promise of 99.9 % over thirty days: 43 minutes, or a thousand of a million, gone in twelve hours at six in a hundred', () => {
  expect(30 * 24 * 60 * 0.001).toBeCloseTo(43.2)
  expect(budget(99.9, 1_000_000)).toBe(1_000)
  expect(goneAfterHours(99.9, 6)).toBeCloseTo(12)
})

test('who waits for the answer before asking again hardly sees a stall of ten seconds', () => {
  const readers = sent(10, 10, 10_000, 100_000)
  const tester = waitedFor(10, 10, 10_000, 100_000)
  expect([readers.length, percentile(readers, 99)]).toEqual([10_000, 9_010])
  expect([tester.length, percentile(tester, 99), tester.filter((ms) => ms > 10).length]).toEqual([9_000, 10, 1])
})
