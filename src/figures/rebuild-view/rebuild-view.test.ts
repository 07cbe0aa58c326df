import { expect, test } from 'vitest'
import { BOOKS, feeds, LAST_S, LOG, NEW, REPLAY, rebuild, SEARCHES, type Shown, ways } from './rebuild-view.ts'

const runs = ways.flatMap((way) => feeds.map((feed) => ({ way, feed, ...rebuild(way, feed) })))
const run = (way: string, feed: string) => runs.find((one) => one.way === way && one.feed === feed) as (typeof runs)[0]

test('every rebuild ends right and stays so, and every book is counted each second', () => {
  for (const { shown, doneS } of runs) {
    expect(shown).toHaveLength(LAST_S + 1)
    expect(doneS).toBeGreaterThan(0)
    for (const one of shown.slice(doneS))
      expect(one).toEqual({ right: BOOKS, old: 0, wrong: 0, missing: 0 } satisfies Shown)
    for (const one of shown) expect(one.right + one.old + one.wrong + one.missing).toBe(BOOKS)
  }
})

test('how long it takes is what there is, divided by what is left of the speed', () => {
  for (const way of ways) {
    expect(run(way, 'all').doneS).toBe(Math.ceil(LOG / (REPLAY - NEW)))
    expect(run(way, 'last').doneS).toBe(Math.ceil(BOOKS / (REPLAY - NEW)))
  }
})

test('halfway through the log nearly every book is there, and nearly every price is old', () => {
  const half = run('empty', 'all').shown[50] as Shown
  expect(half.missing).toBe(0)
  expect(half.old / BOOKS).toBeGreaterThan(0.95)
  const over = run('over', 'all').shown
  expect((over[0] as Shown).right / BOOKS).toBeCloseTo(0.75, 1)
  expect((over[50] as Shown).right / BOOKS).toBeLessThan(0.05)
})

test('beside, readers see what they saw before, until the switch', () => {
  const { shown, doneS, bad } = run('beside', 'all')
  for (const one of shown.slice(0, doneS)) {
    expect(one.missing + one.old).toBe(0)
    expect(one.right / BOOKS).toBeCloseTo(0.75, 1)
  }
  expect(bad / (doneS * SEARCHES)).toBeCloseTo(0.25, 1)
  expect(bad).toBeLessThan(run('over', 'all').bad / 3)
})

test('with last changes alone nothing old comes by', () => {
  for (const way of ways)
    for (const one of run(way, 'last').shown) expect(one.old).toBeLessThanOrEqual(NEW * run(way, 'last').doneS)
  const over = run('over', 'last').shown
  expect(Math.min(...over.map(({ right }) => right))).toBeGreaterThan(BOOKS * 0.7)
})

test('the numbers that the lesson prints', () => {
  expect(run('empty', 'all').shown[50]).toEqual({ right: 13, old: 1987, wrong: 0, missing: 0 })
  for (const way of ['empty', 'over'])
    expect(run(way, 'all').shown[10]).toEqual({ right: 0, old: BOOKS, wrong: 0, missing: 0 })
  expect(ways.map((way) => run(way, 'all').bad)).toEqual([1905, 1826, 557])
  expect(ways.map((way) => run(way, 'last').bad)).toEqual([114, 34, 59])
  expect(run('over', 'all').shown[0]?.right).toBe(1464)
})
