import { expect, test } from 'vitest'
import type { WorldPlan } from '../../engine/plan.ts'
import { MS, SECOND } from '../../engine/time.ts'
import { toyCaller, toyHost, toyQueue } from '../../engine/toy/host.ts'
import { World } from '../../engine/world.ts'
import type { LabView } from '../lab-view.ts'
import { Take } from '../run/take.ts'
import { snapshotWorld } from '../world/snapshot.ts'
import { rowAt } from './moments.ts'
import { pastWorld } from './past.ts'

const cast = {
  services: ['web', 'inventory'],
  wires: [{ from: 'web', to: 'inventory' }],
  loads: [{ name: 'shoppers', to: 'web' }],
}
const lab = {
  services: [{ name: 'web' }, { name: 'inventory', capacityPerSecond: 200 }],
  wires: cast.wires,
  loads: [{ name: 'shoppers', to: 'web', perSecond: 150, does: '' }],
} as unknown as LabView
const plan: WorldPlan = {
  services: cast.services.map((name) => ({ name, files: {}, entry: '', port: 80, env: {}, harness: false })),
  links: [{ from: 'web', to: 'inventory', latency: MS }],
  loads: [
    {
      ...{ name: 'shoppers', to: 'web', perSecond: 150, patience: 10 * SECOND },
      request: () => ({ method: 'GET', path: '/' }),
    },
  ],
}

/** A storm; the picture is taken at these moments as they come, and the whole take is handed back. */
async function storm(moments: number[]) {
  const world = new World(plan, 7, toyHost({ web: toyCaller('inventory', 4), inventory: toyQueue(10, 50_000) }))
  const take = new Take(cast)
  let [rows, strings] = [0, 1]
  const then = []
  await world.open()
  for (let t = 500 * MS; t <= 20 * SECOND; t += 500 * MS) {
    await world.advance(t)
    take.extend(world.journal.slice(rows), world.journal.strings.slice(strings), [])
    rows = world.journal.length
    strings = world.journal.strings.length
    if (moments.includes(t)) then.push(snapshotWorld(lab, take, t))
    if (t === 4 * SECOND) await world.inject({ id: 'freeze', kind: 'pause', target: 'inventory' })
    if (t === 8 * SECOND) await world.lift('freeze')
    if (t === 14 * SECOND) await world.inject({ id: 'k', kind: 'kill', target: 'inventory' })
    if (t === 15 * SECOND) await world.inject({ id: 'r', kind: 'restart', target: 'inventory' })
  }
  return { take, then }
}

test('the world of a moment is the same when it is looked at later', async () => {
  const moments = [3, 6.5, 8.5, 12, 14.5, 16, 19.5].map((s) => s * SECOND)
  const { take, then } = await storm(moments)
  for (const [i, at] of moments.entries()) {
    const past = pastWorld(lab, take, at)
    const live = then[i]
    expect(past.nodes, `at ${at / SECOND} s`).toEqual(
      live?.nodes.map((node, n) => ({ ...node, callsEach: past.nodes[n]?.callsEach })),
    )
    expect(past.acting).toEqual(live?.acting)
    expect(past.ended).toEqual(live?.ended)
    for (const [w, wire] of past.wires.entries()) {
      expect(wire.open).toBe(live?.wires[w]?.open)
    }
  }
})

test('the row of a moment is the last that is not later', async () => {
  const { take } = await storm([])
  const row = rowAt(take.journal, 5 * SECOND)
  expect(take.journal.at(row, 1)).toBeLessThanOrEqual(5 * SECOND)
  expect(take.journal.at(row + 1, 1)).toBeGreaterThan(5 * SECOND)
  expect(rowAt(take.journal, -1)).toBe(-1)
})
