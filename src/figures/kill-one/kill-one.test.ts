import { expect, test } from 'vitest'
import { compared, FROM_S, type Runs, shopOf, TO_S, told } from './clicks.ts'
import { killRun } from './kill-run.ts'
import { makeRuns } from './make-runs.ts'
import file from './runs.json' with { type: 'json' }

const runs = file as Runs
const all = ['spare', 'restarts', 'quick', 'outside'] as const
const once = { atS: 20, deaths: 1, seed: 3 } as const

test('without any of the properties readers go without until a person has brought the instance back', async () => {
  const run = await killRun(shopOf(1, []), once)
  expect(run.deaths).toEqual([{ atS: 20, backS: 70 }])
  expect(run.clicks).toHaveLength(TO_S - FROM_S)
  const failedAt = run.clicks.flatMap(({ failed }, i) => (failed > 0 ? [i + FROM_S] : []))
  expect(failedAt[0]).toBeGreaterThanOrEqual(19)
  // back at 70, and left out for up to two seconds more
  expect(failedAt.at(-1)).toBeLessThanOrEqual(72)
  expect(run.clicks.slice(0, 10).every(({ failed }) => failed === 0)).toBe(true)
  expect(told(run.clicks).noBasket).toBeGreaterThan(10)
})

test('with all four nobody notices, in one piece or in four, one death or two', async () => {
  for (const pieces of [1, 4] as const)
    for (const deaths of [1, 2] as const)
      expect(told((await killRun(shopOf(pieces, all), { ...once, deaths })).clicks)).toMatchObject({
        noBasket: 0,
        failed: 0,
        badSeconds: 0,
      })
})

test('a spare alone gives every other reader an empty basket, before anybody has died', async () => {
  const { clicks } = await killRun(shopOf(1, ['spare']), once)
  const before = told(clicks.slice(4, 11))
  // half of the clicks are orders, and half of those reach the other instance
  expect(before.noBasket / (before.noBasket + before.well)).toBeGreaterThan(0.12)
  expect(before.noBasket / (before.noBasket + before.well)).toBeLessThan(0.38)
  expect(before.failed).toBe(0)
})

test('a spare survives one death; two deaths in ten seconds only where instances come back quickly by themselves', async () => {
  const lost = async (has: (typeof all)[number][], deaths: 1 | 2) =>
    told((await killRun(shopOf(1, has), { ...once, deaths })).clicks).failed
  expect(await lost(['spare', 'outside'], 1)).toBe(0)
  expect(await lost(['spare', 'outside'], 2)).toBeGreaterThan(300)
  expect(await lost([...all], 2)).toBe(0)
})

test('four pieces fare as one piece does', () => {
  const rows = (pieces: number, deaths: number) =>
    runs.without.find((one) => one.pieces === pieces && one.deaths === deaths)?.rows ?? []
  for (const deaths of [1, 2])
    compared.forEach((_, i) => {
      const [one, four] = [rows(1, deaths)[i] ?? Number.NaN, rows(4, deaths)[i] ?? Number.NaN]
      expect(Math.abs(one - four)).toBeLessThanOrEqual(0.15 * one)
    })
})

test('on a calm evening every click is answered', async () => {
  const { clicks, deaths } = await killRun(shopOf(1, []), { ...once, deaths: 0 })
  expect(deaths).toEqual([])
  expect(told(clicks)).toMatchObject({ noBasket: 0, failed: 0 })
})

test('the table is what the engine does today; if not, run make-runs.ts again', async () => {
  expect(await makeRuns()).toEqual(file)
})
