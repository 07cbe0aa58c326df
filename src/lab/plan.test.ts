import { expect, test } from 'vitest'
import { defineLab, inAnyOrder, phase } from './definition.ts'
import { delay, deploy, rollBack } from './faults.ts'
import { timeline } from './plan.ts'

const TEAMS = ['web', 'orders', 'search']
const lab = defineLab({
  ...{ version: 1, services: {}, links: [], load: {}, faults: [], checks: {}, wrong: {}, rounds: {} },
  scenarios: {
    change: [
      phase('before', 1),
      ...inAnyOrder(
        TEAMS,
        phase('first', 1, deploy('web', 2)),
        phase('second', 1, rollBack('web'), delay('web', 'orders')),
        phase('third', 1, deploy('orders', 2), deploy('search', 2)),
      ),
      ...inAnyOrder(TEAMS, phase('later', 1, deploy('web', 3))),
    ],
  },
})
const targets = (seed: number) => timeline(lab, 'change', seed).map(({ faults }) => faults.map(({ target }) => target))

test('services change places with the seed, in the phases of one draw alike', () => {
  const orders = new Set<string>()
  for (let seed = 1; seed <= 60; seed++) {
    const [before, first, second, third] = targets(seed)
    expect(before).toEqual([])
    // what is no service of them stays as it is written
    expect(second).toEqual([first?.[0], 'web>orders'])
    expect([...(first ?? []), ...(third ?? [])].sort()).toEqual([...TEAMS].sort())
    orders.add([...(first ?? []), ...(third ?? [])].join(' '))
  }
  expect(orders.size).toBe(6)
})

test('each group has a draw of its own, the same for the same seed', () => {
  const seeds = Array.from({ length: 60 }, (_, i) => i + 1)
  expect(seeds.some((seed) => targets(seed)[1]?.[0] !== targets(seed)[4]?.[0])).toBe(true)
  for (const seed of seeds) expect(targets(seed)).toEqual(targets(seed))
})

test('an order that is drawn leaves the lengths of the phases as they were', () => {
  const plain = { ...lab, scenarios: { change: lab.scenarios.change?.map(({ anyOrder: _, ...one }) => one) ?? [] } }
  const times = (of: typeof lab) => timeline(of, 'change', 7).map(({ from, to }) => [from, to])
  expect(times(lab)).toEqual(times(plain))
})
