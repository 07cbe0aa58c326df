import { expect, test } from 'vitest'
import { Journal, ROW_LENGTH } from '../../engine/journal.ts'
import type { ProcessHost } from '../../engine/process.ts'
import { replay } from '../../engine/replay.ts'
import { readRun, writeRun } from '../../engine/run-record.ts'
import { MS } from '../../engine/time.ts'
import { toyCaller, toyHost, toyQueue } from '../../engine/toy/host.ts'
import { World } from '../../engine/world.ts'
import type { LabDefinition } from '../../lab/definition.ts'
import { worldPlan } from '../../lab/plan.ts'
import type { KernelMessage } from '../../protocol/live.ts'
import { LiveSession } from './session.ts'

type RunTaken = Awaited<ReturnType<LiveSession['recorded']>>

const lab = {
  services: { web: { entry: 'web.ts' }, inventory: { entry: 'inventory.ts' } },
  links: [{ from: 'web', to: 'inventory', latencyMs: 1 }],
  load: {
    shoppers: { kind: 'open', to: 'web', perSecond: 150, request: () => ({ method: 'GET', path: '/' }) },
  },
} as unknown as LabDefinition

// services of a lab listen on the lab's port, toys on 80
const services = () => {
  const listening =
    (service: ReturnType<typeof toyQueue>): ReturnType<typeof toyQueue> =>
    (toy) => {
      toy.do({ type: 'listen', port: 3000 })
      return service(toy)
    }
  return toyHost({ web: listening(toyCaller('inventory', 3)), inventory: listening(toyQueue(10, 50 * MS)) })
}

test('a live take, written out and read back, is replayed to the same fingerprint', async () => {
  const heard: KernelMessage[] = []
  const session = new LiveSession(lab, {}, 7, services(), (message) => heard.push(message))
  const clock = () => heard.findLast((message) => message.type === 'clock')
  // as far as the wall clock has let it come: what matters is that it is replayed whatever that was
  const until = async (seconds: number) => {
    while ((clock()?.now ?? 0) < seconds * 1e6) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await session.open()
  session.setSpeed(20)
  session.run()
  await until(1)
  await session.inject({ id: 'p', kind: 'pause', target: 'inventory' })
  await until(3)
  await session.edit('web', { 'web.ts': 'new' })
  session.pause()
  session.step()
  await session.inject({ id: 's', kind: 'slow', target: 'inventory', params: { times: 2 } })
  session.run()
  await session.lift('p')
  await until(5)
  session.pause()
  await session.inject({ id: 'late', kind: 'surge', target: 'shoppers', params: { times: 2 } })
  const recorded = await session.recorded()
  session.close()

  const run = readRun(writeRun({ lab: 'toy', labVersion: 1, seed: 7, files: {}, ...recorded }))
  const world = new World(worldPlan(lab, run.files), run.seed, services())
  await world.open()
  await replay(world, run.inputs, { moment: run.until })
  expect(run.inputs.map((input) => input.type)).toEqual(['inject', 'edit', 'inject', 'lift', 'inject'])
  expect(world.journal.hash()).toBe(run.hash)
})

test('a take written down in the middle of an event is replayed to the same fingerprint', async () => {
  const host = services()
  let asked: (() => void) | null = null
  const slow: ProcessHost = {
    spawn(start) {
      const process = host.spawn(start)
      return {
        async deliver(step) {
          // as from a thread of its own: orders arrive while the step is under way
          if (step.now > 0) {
            asked?.()
            asked = null
            await new Promise((resolve) => setTimeout(resolve))
          }
          return process.deliver(step)
        },
        kill: () => process.kill(),
      }
    },
  }
  const session = new LiveSession(lab, {}, 7, slow, () => {})
  await session.open()
  session.setSpeed(20)
  const inTheMiddle = (pausing: boolean) =>
    new Promise<RunTaken>((resolve) => {
      asked = () => {
        if (pausing) session.pause()
        void session.recorded().then(resolve)
      }
    })
  session.run()
  const taken: RunTaken[] = []
  for (const pausing of [false, false, true]) taken.push(await inTheMiddle(pausing))
  session.close()

  for (const { inputs, until, hash } of taken) {
    const world = new World(worldPlan(lab, {}), 7, services())
    await world.open()
    await replay(world, inputs, { moment: until })
    expect(world.journal.hash()).toBe(hash)
  }
})

test('what was done again at once is told in pieces that a page takes in one by one', async () => {
  const heard: KernelMessage[] = []
  const session = new LiveSession(lab, {}, 7, services(), (message) => heard.push(message))
  await session.open({ inputs: [], to: { moment: 30_000_000 }, without: [], progress: () => {} })
  session.close()
  const pieces = heard.filter((message) => message.type === 'journal')
  expect(pieces.length).toBeGreaterThan(3)
  for (const { rows } of pieces) expect(rows.length / ROW_LENGTH).toBeLessThanOrEqual(4_000)

  const told = new Journal()
  for (const { rows, strings } of pieces) told.extend(rows, strings)
  const whole = new World(worldPlan(lab, {}), 7, services())
  await whole.open()
  await whole.advance(30_000_000)
  expect(told.length).toBe(whole.journal.length)
  expect(told.slice(0)).toEqual(whole.journal.slice(0))
  expect(told.strings).toEqual(whole.journal.strings)
})
