import { beforeAll, expect, test } from 'vitest'
import type { WorldPlan } from '../../engine/plan.ts'
import { MS, SECOND } from '../../engine/time.ts'
import { toyCaller, toyHost, toyQueue } from '../../engine/toy/host.ts'
import { World } from '../../engine/world.ts'
import { Take } from '../run/take.ts'
import { ShownCalls } from './shown-calls.ts'
import { depthOf, letsAll, NO_FILTER, outcomeOf, placeAt, requestOf, type SpanFilter, traceOf } from './spans.ts'

const services = ['web', 'inventory']
const plan: WorldPlan = {
  services: services.map((name) => ({ name, files: {}, entry: '', port: 80, env: {}, harness: false })),
  links: [{ from: 'web', to: 'inventory', latency: MS }],
  loads: [
    {
      ...{ name: 'readers', to: 'web', perSecond: 40, patience: 10 * SECOND },
      request: () => ({ method: 'GET', path: '/x' }),
    },
  ],
}
const take = new Take({ services, wires: [{ from: 'web', to: 'inventory' }], loads: [{ name: 'readers', to: 'web' }] })
const END = 6 * SECOND
const shown = (by: Partial<SpanFilter>) => [...new ShownCalls(take, { ...NO_FILTER, ...by }).upTo(END)]

beforeAll(async () => {
  const world = new World(plan, 3, toyHost({ web: toyCaller('inventory', 4), inventory: toyQueue(10, 50_000) }))
  await world.open()
  await world.advance(2 * SECOND)
  await world.inject({ id: 'p', kind: 'pause', target: 'inventory' })
  await world.advance(4 * SECOND)
  await world.lift('p')
  await world.advance(END)
  take.extend(world.journal.slice(0), world.journal.strings.slice(1), [])
})

test('one request is followed from the reader through every retry', () => {
  const retry = [...take.calls].find((call) => call.attempt === 3)
  const trace = traceOf(take, retry?.call ?? 0)
  expect(take.calls.get(trace)?.from).toBe('readers')
  const family = shown({ trace })
  expect(family[0]).toBe(trace)
  expect(family).toContain(retry?.call)
  for (const call of family) expect(traceOf(take, call)).toBe(trace)
  expect(family.length).toBe([...take.calls].filter((call) => traceOf(take, call.call) === trace).length)
  expect(depthOf(take, trace)).toBe(0)
  expect(depthOf(take, retry?.call ?? 0)).toBe(1)
})

test('outcomes divide all messages, and each filter shows its own', () => {
  const counts = (['open', 'well', 'refused', 'failed', 'late'] as const).map((outcome) => {
    const found = shown({ outcome })
    for (const call of found) expect(outcomeOf(take.calls.get(call) as never, END)).toBe(outcome)
    return found.length
  })
  expect(counts.reduce((a, b) => a + b, 0)).toBe(take.calls.length)
  expect(counts[1]).toBeGreaterThan(50)
  expect((counts[3] as number) + (counts[4] as number)).toBeGreaterThan(20)
  for (const call of shown({ service: 'inventory' })) expect(take.calls.get(call)?.to).toBe('inventory')
})

test('a moment has its place in the list, with and without a filter', () => {
  expect(letsAll(NO_FILTER)).toBe(true)
  expect(letsAll({ ...NO_FILTER, text: ' ' })).toBe(true)
  expect(letsAll({ ...NO_FILTER, trace: 3 })).toBe(false)
  const at = 3 * SECOND
  const place = placeAt(take, null, at)
  expect(take.calls.get(place + 1)?.called).toBeLessThanOrEqual(at)
  expect(take.calls.get(place + 2)?.called).toBeGreaterThan(at)
  const readers = new ShownCalls(take, { ...NO_FILTER, service: 'readers' }).upTo(END)
  const own = placeAt(take, readers, at)
  expect(take.calls.get(readers[own] ?? 0)?.called).toBeLessThanOrEqual(at)
  expect(placeAt(take, null, -1)).toBe(-1)
  expect(requestOf(take, 1)).toBe('GET /x')
})

test('text is looked for in requests, names, answers and failures', () => {
  const found = (text: string) => shown({ text }).map((call) => take.calls.get(call))
  const asked = [...take.calls].filter((call) => requestOf(take, call.call) === 'GET /x')
  expect(asked.length).toBeGreaterThan(100)
  expect(found(' get /X ')).toEqual(asked)
  expect(found('nowhere')).toHaveLength(0)
  const readers = found('READERS')
  expect(readers.length).toBe([...take.calls].filter((call) => call.from === 'readers').length)
  expect(new Set(found('200').map((call) => call?.status))).toEqual(new Set([200]))
})
