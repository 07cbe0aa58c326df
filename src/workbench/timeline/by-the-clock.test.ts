import { expect, test } from 'vitest'
import type { WorldPlan } from '../../engine/plan.ts'
import { replay } from '../../engine/replay.ts'
import { readRun } from '../../engine/run-record.ts'
import { MS, SECOND } from '../../engine/time.ts'
import { toyCaller, toyHost, toyQueue } from '../../engine/toy/host.ts'
import { World } from '../../engine/world.ts'
import type { LabView } from '../lab-view.ts'
import { faultsOf, runByTheClock } from './by-the-clock.ts'

const lab = { id: 'toy', version: 1, services: [{ name: 'web' }, { name: 'inventory' }] } as unknown as LabView
const plan: WorldPlan = {
  services: ['web', 'inventory'].map((name) => ({ name, files: {}, entry: '', port: 80, env: {}, harness: false })),
  links: [{ from: 'web', to: 'inventory', latency: MS }],
  loads: [
    {
      ...{ name: 'readers', to: 'web', perSecond: 40, patience: 10 * SECOND },
      request: () => ({ method: 'GET', path: '/' }),
    },
  ],
}
const host = () => toyHost({ web: toyCaller('inventory', 4), inventory: toyQueue(10, 50_000) })
const freeze = { fault: { id: 'freeze', kind: 'pause', target: 'inventory' }, from: 2 * SECOND, to: 4 * SECOND }

test('a run by the clock is the run of somebody who broke things at those moments', async () => {
  const { run, without, until } = runByTheClock(lab, 7, {}, [freeze], 6 * SECOND)
  const again = new World(plan, 7, host())
  await again.open()
  await replay(again, readRun(run).inputs, { moment: until }, { without })

  const byHand = new World(plan, 7, host())
  await byHand.open()
  await byHand.advance(freeze.from)
  await byHand.inject(freeze.fault)
  await byHand.advance(freeze.to)
  await byHand.lift('freeze')
  await byHand.advance(6 * SECOND)
  expect(again.journal.hash()).toBe(byHand.journal.hash())
})

test('the faults of a run are found again with their moments', () => {
  const { run } = runByTheClock(lab, 7, {}, [freeze], 6 * SECOND)
  expect(faultsOf(run)).toContainEqual(freeze)
})
