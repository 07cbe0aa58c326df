import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replay } from './replay.ts'
import type { RunInput } from './run-input.ts'
import { MS, SECOND } from './time.ts'
import { toyCaller, toyQueue } from './toy/host.ts'
import { toyWorld } from './toy/world.ts'

const open = (seed: number) =>
  toyWorld(
    { web: toyCaller('inventory', 3), inventory: toyQueue(10, 50 * MS, 60) },
    { seed, loads: [{ name: 'shoppers', to: 'web', perSecond: 60, patience: 2 * SECOND }] },
  )

const byHand = { method: 'GET', path: '/by-hand', headers: [], body: '' }

const acts = fc.array(
  fc.record({
    /** Paced: the run is held at moments that have nothing to do with its events. */
    wait: fc.integer({ min: 1, max: 2 * SECOND }),
    events: fc.nat(40),
    what: fc.constantFrom('pause', 'slow', 'restart', 'lift', 'edit', 'ask') as fc.Arbitrary<string>,
    target: fc.constantFrom('web', 'inventory'),
  }),
  { maxLength: 8 },
)

test('a live run with inputs and its replay have equal fingerprints', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), acts, async (seed, plan) => {
      const live = await open(seed)
      const inputs: RunInput[] = []
      for (const { wait, events, what, target } of plan) {
        let left = events
        await live.advance(live.now + wait, () => left-- > 0)
        const when = { after: live.events, at: live.now }
        const files = { 'web.ts': 'new' }
        if (what === 'lift') inputs.push({ ...when, type: 'lift', fault: `pause ${target}` })
        else if (what === 'edit') inputs.push({ ...when, type: 'edit', service: target, files })
        else if (what === 'ask') inputs.push({ ...when, type: 'ask', request: { ...byHand, to: target } })
        else inputs.push({ ...when, type: 'inject', fault: { id: `${what} ${target}`, kind: what, target } })
        if (what === 'lift') await live.lift(`pause ${target}`)
        else if (what === 'edit') await live.edit(target, files)
        else if (what === 'ask') await live.ask({ ...byHand, to: target }, () => {})
        else await live.inject({ id: `${what} ${target}`, kind: what, target })
      }
      await live.advance(live.now + SECOND)
      const again = await open(seed)
      await replay(again, inputs, { moment: live.now })
      expect(again.journal.hash()).toBe(live.journal.hash())
      expect(again.events).toBe(live.events)
    }),
    { numRuns: 30 },
  )
})

test('a step that hung is ended in the replay instead of being executed', async () => {
  const services = (hangsAt: number) => ({
    web: (toy: Parameters<ReturnType<typeof toyQueue>>[0]) => {
      let handled = 0
      return (request: { call: number }) => {
        handled += 1
        // where the live run is stopped by the host's watchdog, executing again would hang again
        if (handled === hangsAt) throw new Error('executed')
        toy.answer(request.call, 200)
      }
    },
  })
  const loads = [{ name: 'readers', to: 'web' }]
  const world = await toyWorld(services(5), { loads })
  // step 1 is the start
  const hung: RunInput = { after: 0, at: 0, type: 'hung', service: 'web', step: 6 }
  await replay(world, [hung], { moment: SECOND })
  expect(world.service('web').state).toBe('crashed')
  expect(world.service('web').problem?.name).toBe('Hung')
})

test('inputs after events that never come are refused with a sentence', async () => {
  const world = await open(1)
  const late: RunInput = { after: 1e6, at: 0, type: 'lift', fault: 'x' }
  await expect(replay(world, [late], { moment: SECOND })).rejects.toThrow(
    /^This run cannot be opened: it goes differently here: it says 'lift' after event 1000000, and only \d+ events/,
  )
})

const put = (after: number, at: number, kind: string, target: string): RunInput => ({
  ...{ after, at, type: 'inject' },
  fault: { id: `${kind} ${target}`, kind, target },
})

test('a replay to event n stops there, before what was done after it', async () => {
  const live = await open(7)
  await live.advance(SECOND)
  const inputs = [put(live.events, live.now, 'pause', 'inventory')]
  await live.inject({ id: 'pause inventory', kind: 'pause', target: 'inventory' })
  await live.advance(4 * SECOND)
  const again = await open(7)
  await replay(again, inputs, { moment: 4 * SECOND, event: inputs[0]?.after ?? 0 })
  expect(again.events).toBe(inputs[0]?.after)
  expect(again.service('inventory').state).toBe('up')
  await replay(again, inputs, { moment: 4 * SECOND })
  expect(again.journal.hash()).toBe(live.journal.hash())
})

test('without a fault the run goes as if it had never been put in, and the rest is done at its moment', async () => {
  const inputs = [
    put(60, SECOND, 'pause', 'inventory'),
    put(70, 2 * SECOND, 'slow', 'inventory'),
    { after: 80, at: 3 * SECOND, type: 'lift', fault: 'pause inventory' } as const,
  ]
  const never = await open(7)
  await never.advance(2 * SECOND)
  const events = never.events
  await never.inject({ id: 'slow inventory', kind: 'slow', target: 'inventory' })
  await never.advance(5 * SECOND)
  const branch = await open(7)
  const done: RunInput[] = []
  await replay(branch, inputs, { moment: 5 * SECOND }, { without: ['pause inventory'], done: (one) => done.push(one) })
  expect(branch.journal.hash()).toBe(never.journal.hash())
  expect(done).toEqual([put(events, 2 * SECOND, 'slow', 'inventory')])
})
