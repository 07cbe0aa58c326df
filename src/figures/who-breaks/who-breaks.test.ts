import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asking, type Reads } from './ask.ts'
import { CHANGES, type Change, catalog, EVENING, FIXTURE } from './catalog.ts'
import { contract } from './contracts.ts'
import * as orders from './orders.ts'
import * as search from './search.ts'
import * as web from './web.ts'
import { callers, evening, fields, gates, lines, readsCause } from './who-breaks.ts'

const programs = { web, orders, search }
const source = (caller: string) => readFileSync(join(import.meta.dirname, `${caller}.ts`), 'utf8')
const ends = async (...changes: Change[]) => (await evening(new Set(changes), 'price')).map(({ end }) => end)
const passes = async (...changes: Change[]) => {
  const { fits, breaks, contracts } = await gates(new Set(changes), 'price')
  return [fits, breaks.length === 0, Object.values(contracts).every((broken) => broken === undefined)]
}

test('without a change everybody works and every gate is open', async () => {
  expect(await ends()).toEqual(['fine', 'fine', 'fine'])
  expect(await passes()).toEqual([true, true, true])
})

test('what web, orders and search make of each change', async () => {
  expect(await ends('translator')).toEqual(['fine', 'fine', 'fine'])
  expect(await ends('amount')).toEqual(['fine', 'fine', 'fine'])
  expect(await ends('no-price')).toEqual(['loud', 'silent', 'silent'])
  expect(await ends('no-pages')).toEqual(['fine', 'fine', 'fine'])
  expect(await ends('text')).toEqual(['loud', 'silent', 'fine'])
  expect(await ends('soon')).toEqual(['silent', 'fine', 'silent'])
  expect(await ends('list')).toEqual(['silent', 'silent', 'silent'])
  expect(await ends('currency')).toEqual(['loud', 'loud', 'loud'])
})

test('a renamed price: web throws, orders charges NaN, search finds nothing', async () => {
  const out = (await evening(new Set(['amount', 'no-price']), 'price')).map((one) => one.out)
  expect(out[0]).toMatch(/undefined/)
  expect(out.slice(1)).toEqual(['charge NaN', 'found 0'])
  const text = await evening(new Set(['text']), 'price')
  expect(text[1]?.out).toBe('charge 183')
  expect(text[1]?.before).toBe('charge 21')
})

test('the schema of tonight always fits tonight’s answers, whoever breaks', async () => {
  for (let bits = 0; bits < 2 ** CHANGES.length; bits += 1) {
    const changes = new Set(CHANGES.filter((_, i) => bits & (1 << i)))
    expect((await gates(changes, 'price')).fits).toBe(true)
  }
})

test('comparing schemas cries wolf over a field that nobody reads, and contracts miss a new value; nobody sees a new meaning', async () => {
  expect(await passes('no-pages')).toEqual([true, false, true])
  expect(await passes('soon')).toEqual([true, false, true])
  expect(await passes('list')).toEqual([true, true, true])
  for (const change of ['no-price', 'text', 'currency'] as const)
    expect(await passes(change)).toEqual([true, false, false])
  expect((await gates(new Set(['no-price']), 'price')).contracts).toEqual({
    web: 'price',
    orders: 'price',
    search: 'price',
  })
})

test('expand, move, remove: nobody breaks at any step, and in another order somebody does', async () => {
  const run = async (changes: Change[], field: 'price' | 'amount') =>
    (await evening(new Set(changes), field)).every(({ end }) => end === 'fine')
  expect(await run(['amount'], 'price')).toBe(true)
  expect(await run(['amount'], 'amount')).toBe(true)
  expect(await run(['amount', 'no-price'], 'amount')).toBe(true)
  expect(await run([], 'amount')).toBe(false)
  expect(await run(['amount', 'no-price'], 'price')).toBe(false)
  expect((await gates(new Set(['amount', 'no-price']), 'amount')).contracts).toEqual({})
})

test('a contract names what its caller reads, all of it and nothing more', async () => {
  for (const caller of callers) {
    for (const field of fields) {
      const seen: Reads = []
      const ask = asking(catalog(new Set(['amount']), FIXTURE), seen)
      for (const { id } of FIXTURE) await programs[caller][field](ask, id)
      const named = contract(caller, field).flatMap(({ like, is }) => [...Object.keys(like), ...Object.keys(is)])
      expect(new Set(named)).toEqual(new Set(seen.map(([name]) => name)))
    }
  }
})

test('the line that is marked is the one that reads what has changed', async () => {
  const [one, two, three] = await evening(new Set(['soon']), 'price')
  expect([one?.cause, two?.cause, three?.cause]).toEqual(['state', '', 'state'])
  const marked = lines(source('search'), 'price').filter((line) => readsCause(line, three?.cause ?? ''))
  expect(marked).toEqual(["const here = cheap.filter((book) => book.state !== 'gone')"])
  expect((await evening(new Set(['currency']), 'price'))[0]?.cause).toBe('ask')
  expect((await evening(new Set(['amount', 'no-price']), 'price'))[1]?.cause).toBe('price')
})

test('moving to the new field changes that field and nothing else', () => {
  for (const caller of callers) {
    const [old, moved] = fields.map((field) => lines(source(caller), field))
    expect(old?.map((line) => line.replace('.price', '.amount'))).toEqual(moved)
    expect(old?.length).toBeGreaterThan(2)
  }
  expect(EVENING).toHaveLength(3)
})
