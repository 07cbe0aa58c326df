import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { counting, toyWorld } from '../toy/world.ts'
import type { FaultOrder } from './board.ts'
import { faultKinds } from './kinds.ts'

test('every fault has its form and its words in both languages, and says nothing that its form does not hold', () => {
  for (const kind of Object.values(faultKinds)) {
    const known = new Set([...kind.form.map((field) => field.name), 'target', 'from', 'to'])
    for (const { name, says } of [kind.words.en, kind.words.ko]) {
      expect(name).not.toBe('')
      for (const [, field] of says.matchAll(/\{(\w+)\}/g)) expect(known, `${kind.kind}: ${says}`).toContain(field)
    }
    for (const field of kind.form) {
      expect(field.standard).toBeGreaterThanOrEqual(field.min)
      expect(field.standard).toBeLessThanOrEqual(field.max)
    }
  }
})

const SRC = join(import.meta.dirname, '../..')
const PROMISED = {
  service: [
    ...['kill', 'restart', 'stop', 'crash-on-request', 'pause', 'slow', 'errors', 'memory-limit', 'slow-disk'],
    ...['full-disk', 'clock-offset', 'clock-drift', 'lose-host', 'duplicate', 'reorder', 'bus-delay'],
    ...['deploy', 'roll-back', 'scale'],
  ],
  link: ['latency', 'latency-normal', 'latency-tail', 'loss', 'reset', 'response-lost', 'partition', 'bandwidth'],
  load: ['surge', 'hot-key', 'poison'],
}

test('every fault and action that was promised is there, on what it was promised for, and no other', () => {
  for (const on of ['service', 'link', 'load'] as const) {
    const there = Object.values(faultKinds).filter((kind) => kind.on === on)
    expect(there.map(({ kind }) => kind).sort()).toEqual([...PROMISED[on]].sort())
  }
})

test('each has a file of its own, under its own name, and a test that names it', () => {
  const tests = ['engine/faults', 'runtime/testing/bus'].flatMap((folder) =>
    readdirSync(join(SRC, folder))
      .filter((file) => file.endsWith('.test.ts') && file !== 'kinds.test.ts')
      .map((file) => readFileSync(join(SRC, folder, file), 'utf8')),
  )
  for (const { kind } of Object.values(faultKinds)) {
    expect(readFileSync(join(import.meta.dirname, `${kind}.ts`), 'utf8')).toContain(`kind: '${kind}'`)
    expect(
      tests.some((text) => text.includes(`'${kind}'`)),
      kind,
    ).toBe(true)
  }
})

test('an order that makes no sense is refused with a sentence', async () => {
  const world = await toyWorld({ web: counting().service }, { loads: [{ name: 'readers', to: 'web' }] })
  const refusals: string[] = []
  const orders: Omit<FaultOrder, 'id'>[] = [
    { kind: 'flood', target: 'web' },
    { kind: 'kill', target: 'inventory' },
    { kind: 'surge', target: 'shoppers' },
    { kind: 'latency', target: 'web' },
    { kind: 'latency', target: 'web>inventory' },
    { kind: 'slow', target: 'web', params: { times: 1_000 } },
    { kind: 'slow', target: 'web', params: { factor: 2 } },
    { kind: 'scale', target: 'web', params: { processes: 2.5 } },
    { kind: 'kill', target: 'web', params: { hard: 1 } },
    { kind: 'response-lost', target: 'readers>web', way: 'there' },
    { kind: 'latency', target: 'readers>web', params: { ms: Number.NaN } },
  ]
  for (const order of orders) {
    await world.inject({ id: 'x', ...order }).catch((error: Error) => refusals.push(error.message))
  }
  expect(refusals.slice(1)).toMatchInlineSnapshot(`
    [
      "There is no service 'inventory' here. There are: web.",
      "There is no load 'shoppers' here. There are: readers.",
      "A fault on a link needs a target such as 'web>inventory', not 'web'.",
      "There is no service 'inventory' here. There are: web.",
      "The fault 'slow' takes times from 1 to 100 (times), not 1000.",
      "The fault 'slow' takes times; it has no 'factor'.",
      "The fault 'scale' takes processes from 1 to 50 (count), not 2.5.",
      "The fault 'kill' takes nothing; it has no 'hard'.",
      "The fault 'response-lost' has no direction 'there'.",
      "The fault 'latency' takes ms from 0 to 10000 (ms), not NaN.",
    ]
  `)
  expect(refusals[0]).toMatch(/^There is no fault 'flood'\. There are: pause, kill, restart, /)
  expect(world.faults.active.size).toBe(0)
})
