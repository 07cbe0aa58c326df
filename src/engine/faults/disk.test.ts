import { expect, test } from 'vitest'
import { toNdjson } from '../export/ndjson.ts'
import type { Body, DiskChange, Effect, Input, ProcessHost, ServiceStart, Step } from '../process.ts'
import { type Micros, MS, SECOND } from '../time.ts'
import { World } from '../world.ts'

/** A service that makes one change of its disk a second, and notes what it finds and when changes are done. */
async function writer(changes: DiskChange[], wait: boolean) {
  const found: (Record<string, Body> | undefined)[] = []
  const done: Micros[] = []
  const ticks: Micros[] = []
  const full: boolean[] = []
  const host: ProcessHost = {
    spawn(start: ServiceStart) {
      found.push(start.disk)
      let next = 0
      const timer = (): Effect => ({ type: 'timer', timer: 1, delay: SECOND })
      const react = (input: Input, { now, diskFull }: Step): Effect[] => {
        if (input.type === 'start') return [timer()]
        if (input.type === 'disk-done') {
          done.push(now)
          return []
        }
        ticks.push(now)
        full.push(diskFull ?? false)
        const change = changes[next++]
        const effect: Effect[] = change ? [{ type: 'disk', operation: wait ? next : 0, change }] : []
        return [...effect, timer()]
      }
      return { kill() {}, deliver: async (step: Step) => react(step.input, step) }
    },
  }
  const service = { name: 'db', files: {}, entry: '', port: 80, env: {}, harness: false }
  const world = new World({ services: [service], links: [], loads: [] }, 1, host)
  await world.open()
  return { world, found, done, ticks, full }
}

const write = (path: string, body: string): DiskChange => ({ op: 'write', path, body })

test('a disk outlives its process, and only a loss of power takes what was not synced', async () => {
  const changes = [
    write('/a', '1'),
    write('/b', '2'),
    { op: 'sync' } as const,
    write('/a', '3'),
    { op: 'remove', path: '/b' } as const,
  ]
  const { world, found } = await writer(changes, true)
  await world.advance(5.5 * SECOND)
  await world.inject({ id: 'k', kind: 'kill', target: 'db' })
  await world.inject({ id: 'r', kind: 'restart', target: 'db' })
  await world.inject({ id: 'l', kind: 'lose-host', target: 'db' })
  await world.lift('l')
  expect(found).toEqual([undefined, { '/a': '3' }, { '/a': '1', '/b': '2' }])
})

test('a slow disk: what is waited for is done later, what is synchronous holds the event loop; delays add', async () => {
  const slow = { kind: 'slow-disk', target: 'db', params: { ms: 100 } }
  const waited = await writer([write('/a', '1'), write('/a', '2')], true)
  await waited.world.inject({ id: 'a', ...slow })
  await waited.world.inject({ id: 'b', ...slow })
  await waited.world.advance(1.5 * SECOND)
  await waited.world.lift('a')
  await waited.world.advance(4 * SECOND)
  expect(waited.done).toEqual([1_200 * MS, 2_100 * MS])
  expect(waited.ticks).toEqual([1_000 * MS, 2_000 * MS, 3_000 * MS, 4_000 * MS])
  const held = await writer([write('/a', '1')], false)
  await held.world.inject({ id: 'a', ...slow })
  await held.world.advance(4 * SECOND)
  expect(held.ticks).toEqual([1_000 * MS, 2_100 * MS, 3_100 * MS])
})

test('a full disk: the service is told so with each step, and the journal tells what was written', async () => {
  const { world, full } = await writer([write('/orders', 'é')], true)
  await world.advance(1.5 * SECOND)
  await world.inject({ id: 'f', kind: 'full-disk', target: 'db' })
  await world.advance(2.5 * SECOND)
  await world.lift('f')
  await world.advance(3.5 * SECOND)
  expect(full).toEqual([false, true, false])
  const rows = [...toNdjson(world.journal)].map((line) => JSON.parse(line)).filter((row) => row.type === 'disk')
  expect(rows).toEqual([{ at: SECOND, type: 'disk', service: 'db', op: 'write', path: '/orders', bytes: 2 }])
})
