import { expect, test, vi } from 'vitest'
import type { PageMessage } from '../../protocol/live.ts'
import { shippedKey } from '../compile/shipped.ts'
import { HandIn, type Stock, storesFor } from './hand-in.ts'

const opens = (code: string): PageMessage => ({
  type: 'open',
  id: 1,
  lab: 'x',
  seed: 1,
  files: { web: { 'web.ts': code } },
})
const SQL = "import { DatabaseSync } from 'node:sqlite'"

test.each([
  [SQL, ['sqlite']],
  ['import sqlite from "node:sqlite"', ['sqlite']],
  ["import { DatabaseSync } from 'sqlite'", ['sqlite']],
  ["import MiniSearch from 'minisearch'", ['minisearch']],
  [`import MiniSearch from 'minisearch'\n${SQL}`, ['sqlite', 'minisearch']],
  ["import { Hono } from 'hono'", []],
  ["import { best } from './minisearch.ts'", []],
])('%s needs %j', (code, needed) => expect(storesFor(opens(code))).toEqual(needed))

test('a recorded run needs it as its code does', () => {
  const run = JSON.stringify({ files: { web: { 'web.ts': SQL } } })
  const order = { type: 'branch', id: 1, lab: 'x', run, to: { event: 0 }, without: [] } as unknown as PageMessage
  expect(storesFor(order)).toEqual(['sqlite'])
})

const AS_SHIPPED = "import { Hono } from 'hono'"

/** What was posted, and how often each thing was fetched. */
function handIn(online = true) {
  const posted: string[] = []
  const asked: string[] = []
  const give =
    <T>(name: string, what: T) =>
    async () => {
      asked.push(name)
      if (!online) throw new TypeError('offline')
      return what
    }
  const module = { cuts: [], imports: [], exports: [] }
  const shipped = { [shippedKey('web.ts', AS_SHIPPED)]: module, [shippedKey('web.ts', SQL)]: module }
  const stock: Stock = {
    lab: give('lab', { type: 'lab', lab: 'x', packages: '', definition: '', shipped }),
    compiler: give('compiler', { type: 'compiler', compiler: '', packages: '' }),
    store: (name) => give(name, { type: 'store' as const, name, supplies: { script: '', files: {} } })(),
  }
  return { posted, asked, to: new HandIn((message) => posted.push(message.type), stock) }
}

test('code as its lab shipped it needs the lab, once, and no compiler', async () => {
  const { posted, asked, to } = handIn()
  to.pass(opens(AS_SHIPPED))
  to.pass({ type: 'run' })
  await vi.waitFor(() => expect(posted).toEqual(['lab', 'open', 'run']))
  to.pass(opens(AS_SHIPPED))
  expect(posted.at(-1)).toBe('open')
  expect(asked).toEqual(['lab'])
})

test('a letter more needs the compiler, once, and messages stay in order', async () => {
  const { posted, asked, to } = handIn()
  to.pass(opens(`${AS_SHIPPED} `))
  to.pass({ type: 'run' })
  await vi.waitFor(() => expect(posted).toEqual(['lab', 'compiler', 'open', 'run']))
  to.pass({ type: 'edit', id: 2, service: 'web', files: { 'web.ts': 'export {}' } })
  expect(posted.at(-1)).toBe('edit')
  expect(asked).toEqual(['lab', 'compiler'])
})

test('the compiler may be there before it is needed, and comes once', async () => {
  const { posted, asked, to } = handIn()
  to.pass(opens(AS_SHIPPED))
  await vi.waitFor(() => expect(posted).toEqual(['lab', 'open']))
  await Promise.all([to.prepareCompiler(), to.prepareCompiler()])
  to.pass(opens(`${AS_SHIPPED} `))
  expect(posted).toEqual(['lab', 'open', 'compiler', 'open'])
  expect(asked.filter((name) => name === 'compiler')).toHaveLength(2)
})

test('a recorded run may hold any code', async () => {
  const { posted, to } = handIn()
  to.pass({ type: 'branch', id: 1, lab: 'x', run: '', to: { moment: 0 }, without: [] })
  await vi.waitFor(() => expect(posted).toEqual(['lab', 'compiler', 'branch']))
})

test('what services keep tables in is handed in before the first of them', async () => {
  const { posted, to } = handIn()
  to.pass(opens(SQL))
  await vi.waitFor(() => expect(posted).toEqual(['lab', 'store', 'open']))
})

test('where nothing can be fetched, what was said is said all the same, and it is tried again', async () => {
  const { posted, asked, to } = handIn(false)
  to.pass(opens(SQL))
  await vi.waitFor(() => expect(posted).toEqual(['open']))
  to.pass(opens(SQL))
  await vi.waitFor(() => expect(posted).toEqual(['open', 'open']))
  expect(asked).toEqual(['lab', 'compiler', 'sqlite', 'lab', 'compiler', 'sqlite'])
})
