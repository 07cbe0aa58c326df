import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FaultOrder } from '../faults/board.ts'
import { faultKinds } from '../faults/kinds.ts'
import { Row } from '../journal.ts'
import { CallBook } from '../measures/call-book.ts'
import { type Micros, MS, SECOND } from '../time.ts'
import { toyCaller, toyQueue } from '../toy/host.ts'
import { toyWorld } from '../toy/world.ts'
import type { World } from '../world.ts'

/** Runs of each law; every failure prints its seed and the shrunk schedule. FAULTLINE_LONG=1 runs ten times as many. */
const numRuns = process.env.FAULTLINE_LONG ? 300 : 15
const END = 12 * SECOND

/** A fault put in at one moment and lifted at another. */
interface Planned {
  from: Micros
  to: Micros
  order: Omit<FaultOrder, 'id'>
}

const targets = { service: ['web', 'inventory'], link: ['web>inventory', 'shoppers>web'], load: ['shoppers'] }

const planned: fc.Arbitrary<Planned> = fc
  .constantFrom(...Object.values(faultKinds).filter((kind) => kind.kind !== 'deploy' && !('only' in kind)))
  .chain((kind) => {
    const params = Object.fromEntries(
      kind.form.map(({ name, min, max, standard }) => [
        name,
        fc
          .double({ min: Math.max(min, standard / 10), max: Math.min(max, standard * 3), noNaN: true })
          .map((x) => (name === 'nth' || name === 'processes' ? Math.round(x) : x)),
      ]),
    )
    return fc.record({
      from: fc.integer({ min: 1, max: 6 }).map((s) => s * SECOND),
      to: fc.integer({ min: 6, max: 9 }).map((s) => s * SECOND),
      order: fc.record({
        kind: fc.constant(kind.kind),
        target: fc.constantFrom(...targets[kind.on]),
        params: fc.record(params),
      }),
    })
  })

const schedule = fc.array(planned, { maxLength: 4 })
const seed = fc.integer({ min: 1, max: 1_000_000 })

async function run(at: number, plan: Planned[], more: (world: World) => void = () => {}, until = END): Promise<World> {
  const world = await toyWorld(
    { web: toyCaller('inventory', 3), inventory: toyQueue(10, 50 * MS, 60) },
    { seed: at, loads: [{ name: 'shoppers', to: 'web', perSecond: 60, patience: 2 * SECOND }] },
  )
  more(world)
  for (let second = 0; second <= until / SECOND; second++) {
    await world.advance(second * SECOND)
    for (const [i, { to }] of plan.entries()) if (to === world.now) await world.lift(`f${i}`)
    for (const [i, { from, order }] of plan.entries())
      if (from === world.now) await world.inject({ id: `f${i}`, ...order })
  }
  return world
}

describe('for every seed and every schedule of faults', () => {
  test('a replay is equal', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(seed, schedule, async (at, plan) => {
        const [a, b] = [await run(at, plan), await run(at, plan)]
        expect(b.journal.hash()).toBe(a.journal.hash())
        expect(b.events).toBe(a.events)
      }),
      { numRuns },
    )
  })

  test('a request is delivered at most once, answered at most once and ends at most once, in that order', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(seed, schedule, async (at, plan) => {
        const { journal } = await run(at, plan)
        const seen = new Map<number, number[]>()
        const wrong: string[] = []
        let last = 0
        for (let row = 0; row < journal.length; row++) {
          const kind = journal.at(row, 0)
          if (journal.at(row, 1) < last) wrong.push(`row ${row} goes back in time`)
          last = journal.at(row, 1)
          if (kind < Row.call || kind > Row.end) continue
          const call = journal.at(row, 2)
          const before = seen.get(call) ?? []
          if (before.includes(kind)) wrong.push(`call ${call}: twice ${kind}`)
          if (kind === Row.answer && !before.includes(Row.arrive))
            wrong.push(`call ${call}: answered before it arrived`)
          if (kind !== Row.call && !before.includes(Row.call)) wrong.push(`call ${call}: ${kind} before it was made`)
          before.push(kind)
          seen.set(call, before)
        }
        expect(wrong).toEqual([])
      }),
      { numRuns },
    )
  })

  test('every reader is done with in the end: answered, failed or gone', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(seed, schedule, async (at, plan) => {
        const world = await run(at, plan)
        const book = new CallBook(world.journal)
        for (const call of book.calls) {
          if (call.from === 'shoppers' && call.called < END - 2 * SECOND)
            expect(call.ended, `call ${call.call}`).not.toBeNaN()
        }
      }),
      { numRuns },
    )
  })

  test('when all faults are lifted and what was killed is restarted, flow comes back', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(seed, schedule, async (at, plan) => {
        const world = await run(at, plan)
        for (const id of [...world.faults.active.keys()]) await world.lift(id)
        for (const target of ['web', 'inventory'])
          await world.inject({ id: `restart-${target}`, kind: 'restart', target })
        // what a partition held back is sent again at doubling intervals, and a scaled service has others behind its name
        const processes = plan.some(({ order }) => order.kind === 'scale')
        for (const target of processes ? ['web', 'inventory'] : []) {
          await world.inject({ id: `scale-${target}`, kind: 'scale', target, params: { processes: 1 } })
        }
        const from = world.now + 8 * SECOND
        await world.advance(from + 5 * SECOND)
        const asked = new CallBook(world.journal).calls.filter(
          (call) => call.from === 'shoppers' && call.called >= from && call.called < from + 3 * SECOND,
        )
        const well = asked.filter((call) => call.status === 200).length
        expect(asked.length).toBeGreaterThan(100)
        expect(well / asked.length).toBeGreaterThan(0.97)
      }),
      { numRuns },
    )
  })
})

test('lifting a delay or a partition loses nothing that is in flight', { timeout: 120_000 }, async () => {
  const kinds = ['latency', 'latency-normal', 'latency-tail', 'partition', 'bandwidth', 'loss']
  const link = fc.record({ kind: fc.constantFrom(...kinds), way: fc.constantFrom('there', 'back', undefined) })
  await fc.assert(
    fc.asyncProperty(seed, fc.array(link, { minLength: 1, maxLength: 3 }), async (at, faults) => {
      const world = await toyWorld(
        { web: (toy) => (request) => toy.answer(request.call, 200) },
        { seed: at, loads: [{ name: 'shoppers', to: 'web', perSecond: 60, patience: 60 * SECOND }] },
      )
      await world.advance(SECOND)
      for (const [i, { kind, way }] of faults.entries()) {
        const order = { id: `${i}`, kind, target: 'shoppers>web' }
        await world.inject(way ? { ...order, way } : order)
      }
      await world.advance(4 * SECOND)
      for (const i of faults.keys()) await world.lift(`${i}`)
      await world.advance(30 * SECOND)
      const lost = new Map<string, number>()
      for (const call of new CallBook(world.journal).calls) {
        if (call.called < 20 * SECOND && call.status !== 200) lost.set(call.failure, (lost.get(call.failure) ?? 0) + 1)
      }
      expect([...lost]).toEqual([])
    }),
    { numRuns },
  )
})

test('delays add: two at once are as long as both', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), async (a, b) => {
      const took = async (...delays: number[]) => {
        const world = await toyWorld(
          { web: (toy) => (request) => toy.answer(request.call, 200) },
          { loads: [{ name: 'one', to: 'web', arrivals: { kind: 'trace', at: [SECOND] } }] },
        )
        for (const [i, ms] of delays.entries()) {
          await world.inject({ id: `${i}`, kind: 'latency', target: 'one>web', params: { ms } })
        }
        await world.advance(9 * SECOND)
        const [call] = new CallBook(world.journal).calls
        return (call?.ended ?? 0) - (call?.called ?? 0)
      }
      const plain = await took()
      expect((await took(a, b)) - plain).toBe((await took(a)) - plain + (await took(b)) - plain)
    }),
    { numRuns },
  )
})

test('another source of chance shifts no other: a lossy link elsewhere leaves these calls as they were', async () => {
  await fc.assert(
    fc.asyncProperty(seed, async (at) => {
      const calls = async (order?: FaultOrder) => {
        const world = await toyWorld(
          { web: toyCaller('inventory', 3), inventory: toyQueue(10, 50 * MS), other: toyQueue(1, MS) },
          { seed: at, loads: ['web', 'other'].map((to) => ({ name: `to ${to}`, to, perSecond: 50 })) },
        )
        await world.inject({ id: 'base', kind: 'loss', target: 'web>inventory', params: { share: 0.1 } })
        if (order) await world.inject(order)
        await world.advance(5 * SECOND)
        const book = new CallBook(world.journal)
        return book.calls
          .filter((call) => call.from === 'to web' || call.from === 'web')
          .map(({ called, ended, status }) => [called, ended, status])
      }
      const before = await calls()
      expect(await calls({ id: 'x', kind: 'loss', target: 'to other>other', params: { share: 0.5 } })).toEqual(before)
      expect(await calls({ id: 'x', kind: 'errors', target: 'other', params: { share: 0.5 } })).toEqual(before)
      // nor does a second fault on the same link that draws without doing anything
      expect(await calls({ id: 'x', kind: 'reset', target: 'web>inventory', params: { share: 0 } })).toEqual(before)
    }),
    { numRuns: Math.ceil(numRuns / 3) },
  )
})
