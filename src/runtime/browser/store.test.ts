import { afterEach, expect, test, vi } from 'vitest'
import type { PageMessage } from '../../protocol/live.ts'
import { handInStore, needsStore } from './store.ts'

const opens = (code: string): PageMessage => ({
  type: 'open',
  id: 1,
  lab: 'x',
  seed: 1,
  files: { web: { 'web.ts': code } },
})
const SQL = "import { DatabaseSync } from 'node:sqlite'"

afterEach(() => vi.unstubAllGlobals())

test.each([
  [SQL, true],
  ['import sqlite from "node:sqlite"', true],
  ["import { DatabaseSync } from 'sqlite'", true],
  ["import { Hono } from 'hono'", false],
])('%s needs it: %s', (code, needed) => expect(needsStore(opens(code))).toBe(needed))

test('a recorded run needs it as its code does', () => {
  const run = JSON.stringify({ files: { web: { 'web.ts': SQL } } })
  const order = { type: 'branch', id: 1, lab: 'x', run, to: { event: 0 }, without: [] } as unknown as PageMessage
  expect(needsStore(order)).toBe(true)
})

test('it is handed in once, before the first message that needs it, and the order of messages stays', async () => {
  const posted: string[] = []
  const fetched = vi.fn(async () => new Response(new Uint8Array([1])))
  vi.stubGlobal('fetch', fetched)
  const store = handInStore((message) => posted.push(message.type), '/sqlite.wasm')
  store.pass(opens(''))
  store.pass(opens(SQL))
  store.pass({ type: 'run' })
  expect(posted).toEqual(['open'])
  await vi.waitFor(() => expect(posted).toEqual(['open', 'store', 'open', 'run']))
  store.pass(opens(SQL))
  expect(posted.at(-1)).toBe('open')
  expect(fetched).toHaveBeenCalledTimes(1)
})

test('where it cannot be fetched, what was said is said all the same, and it is tried again', async () => {
  const posted: string[] = []
  const fetched = vi.fn(async () => Promise.reject(new TypeError('offline')))
  vi.stubGlobal('fetch', fetched)
  const store = handInStore((message) => posted.push(message.type), '/sqlite.wasm')
  store.pass(opens(SQL))
  await vi.waitFor(() => expect(posted).toEqual(['open']))
  store.pass(opens(SQL))
  await vi.waitFor(() => expect(posted).toEqual(['open', 'open']))
  expect(fetched).toHaveBeenCalledTimes(2)
})
