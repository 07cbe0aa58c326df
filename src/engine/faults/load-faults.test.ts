import { expect, test } from 'vitest'
import { SECOND } from '../time.ts'
import { counting, toyWorld } from '../toy/world.ts'
import type { FaultOrder } from './board.ts'

async function requests(orders: Omit<FaultOrder, 'target'>[], seconds = 20) {
  const server = counting()
  const load = {
    ...{ name: 'readers', to: 'server', perSecond: 100 },
    request: (draw: { zipf(n: number): number }) => ({ method: 'GET', path: `/books/${draw.zipf(500)}` }),
  }
  const world = await toyWorld({ server: server.service }, { loads: [load] })
  for (const order of orders) await world.inject({ target: 'readers', ...order })
  await world.advance(seconds * SECOND)
  return { world, seen: server.seen }
}

test('surge: so many times as many readers; two surges multiply', async () => {
  const usual = (await requests([])).seen.handled
  const surged = (await requests([{ id: 'a', kind: 'surge', params: { times: 3 } }])).seen.handled
  const both = await requests([
    { id: 'a', kind: 'surge', params: { times: 3 } },
    { id: 'b', kind: 'surge', params: { times: 0.5 } },
  ])
  expect(Math.abs(usual - 2_000)).toBeLessThan(4 * Math.sqrt(2_000))
  expect(Math.abs(surged - 6_000)).toBeLessThan(4 * Math.sqrt(6_000))
  expect(Math.abs(both.seen.handled - 3_000)).toBeLessThan(4 * Math.sqrt(3_000))
})

test('hot key: so large a share asks for one thing, the rest as before', async () => {
  const { seen } = await requests([{ id: 'h', kind: 'hot-key', params: { share: 0.6 } }])
  const counts = new Map<string, number>()
  for (const path of seen.paths) counts.set(path, (counts.get(path) ?? 0) + 1)
  const [most] = [...counts.values()].sort((a, b) => b - a)
  expect((most as number) / seen.paths.length).toBeGreaterThan(0.55)
  expect(counts.size).toBeGreaterThan(100)
})

test('poison: so large a share cannot be decoded', async () => {
  const { seen } = await requests([{ id: 'p', kind: 'poison', params: { share: 0.1 } }])
  const broken = seen.paths.filter((path) => {
    try {
      decodeURIComponent(path)
      return false
    } catch {
      return true
    }
  })
  expect(Math.abs(broken.length / seen.paths.length - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 2_000))
})

test('when they are lifted the readers are as they were', async () => {
  const { world, seen } = await requests([
    { id: 'p', kind: 'poison', params: { share: 1 } },
    { id: 'h', kind: 'hot-key', params: { share: 1 } },
  ])
  await world.lift('p')
  await world.lift('h')
  const before = seen.paths.length
  await world.advance(22 * SECOND)
  expect(new Set(seen.paths.slice(before + 5)).size).toBeGreaterThan(10)
})
