import { expect, test } from 'vitest'
import { healthy, type Runs } from './engine-runs.ts'
import { leaving, runInThread, steady } from './make-runs.ts'
import file from './runs.json' with { type: 'json' }
import {
  across,
  answered,
  bowls,
  CAPACITY,
  drawn,
  landPath,
  lateShare,
  mustWait,
  places,
  rest,
  ridge,
  roll,
  under,
} from './two-bowls.ts'

const runs = file as unknown as Runs

test('the figure says what the lab gives today; if not, run make-runs.ts again', { timeout: 120_000 }, async () => {
  expect(await runInThread(steady(4, 40, 1, true))).toEqual(runs.at[4]?.[40]?.nudged[0])
  expect(await runInThread(steady(4, 60, 1, true))).toEqual(runs.at[4]?.[60]?.nudged[0])
  const [restarted] = runs.waysOut
  if (!restarted) throw new Error('runs.json holds no way out')
  expect(await runInThread(leaving(restarted, 1))).toEqual(restarted.bySeed[0])
})

test('the model ends in the bowl in which the engine ends, alone and after a pause, at every load and number of tries', () => {
  for (const tries of runs.tries) {
    for (const orders of runs.loads) {
      const engine = runs.at[tries]?.[orders]
      // with 10 calls a second to spare, working off the pause takes longer than the run
      if (!engine || (tries === 1 && orders === 190)) continue
      const model = { alone: rest(1, orders, tries), nudged: rest(tries, orders, tries) }
      for (const way of ['alone', 'nudged'] as const) {
        const well = answered(model[way], orders, tries) > 0.5
        expect(healthy(engine[way]), `${tries} tries, ${orders} orders, ${way}`).toBe(well ? runs.seeds.length : 0)
        for (const run of engine[way]) expect(run.callsPerOrder).toBeCloseTo(model[way], 0)
      }
    }
  }
})

test('up to capacity divided by tries there is one bowl, above it two, and near capacity only the second', () => {
  for (const [tries, from] of [
    [4, 50],
    [2, 100],
  ] as const) {
    expect(CAPACITY / tries).toBe(from)
    expect(bowls(from - 10, tries)).toHaveLength(1)
    expect(ridge(from - 10, tries)).toBeNull()
    expect(bowls(from + 10, tries)).toHaveLength(2)
    expect(rest(1, 190, tries)).toBeCloseTo(tries)
  }
  for (let orders = 10; orders < 200; orders += 10) expect(bowls(orders, 1)).toHaveLength(1)
})

test('load that is brought down comes back at another place than where it went: 170 up, 50 down', () => {
  let x = 1
  const up: number[] = []
  for (let orders = 10; orders <= 190; orders += 10) {
    x = rest(x, orders, 4)
    up.push(x)
  }
  expect(up.filter((one) => one < 1.5)).toHaveLength(17)
  const down: number[] = []
  for (let orders = 190; orders >= 10; orders -= 10) {
    x = rest(x, orders, 4)
    down.push(x)
  }
  expect(down.filter((one) => one < 1.5)).toHaveLength(5)
})

test('on the ridge the marble stands between what draws it left and what draws it right', () => {
  const top = ridge(150, 4) as number
  expect(top).toBeCloseTo(1.3, 1)
  expect(roll(top - 0.05, 150, 4, 1)).toBeLessThan(top - 0.05)
  expect(roll(top + 0.05, 150, 4, 1)).toBeGreaterThan(top + 0.05)
})

test('late answers: e^-6 in an empty shop, all of them at capacity, and no jump between', () => {
  expect(lateShare(0)).toBeCloseTo(Math.exp(-6), 6)
  expect(lateShare(CAPACITY)).toBe(1)
  expect(lateShare(CAPACITY - 0.001)).toBeGreaterThan(0.99)
  // with nine of ten clerks busy on average, the formula's limit
  expect(lateShare(180)).toBeGreaterThan(lateShare(179.9))
  expect(lateShare(180)).toBeLessThan(lateShare(180.1))
})

test('Erlang C for ten clerks as tables have it', () => {
  expect(mustWait(5)).toBeCloseTo(0.0361, 3)
  expect(mustWait(8)).toBeCloseTo(0.4092, 3)
})

test('the drawn ground is lowest in the bowls and the marble stands on it', () => {
  const heights = drawn(150, 4)
  const [first, second] = bowls(150, 4) as [number, number]
  const top = ridge(150, 4) as number
  // heights count from above
  expect(under(top, heights)).toBeLessThan(under(first, heights))
  expect(under(top, heights)).toBeLessThan(under(second, heights))
  expect(Math.min(...heights)).toBeGreaterThan(-5)
  expect(across(places[0] as number)).toBe(0)
  expect(landPath(heights, true)).toMatch(/^M0 .*V100H0Z$/)
})
