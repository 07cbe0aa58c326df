import { serve } from '@hono/node-server'
import { pool, record } from 'faultline/lab'
import { Hono } from 'hono'

// { get: ['cart:7'] }                          goes straight to each key
// { scan: 'cart', where: { reader: 7 } }       opens every entry of a kind; 7 may be a list
// { scan: 'book', like: { title: 'arry' } }    the same, for a text in the middle of another

type Entry = Record<string, unknown>

let keeps: Record<string, string[]> = {}
const entries = new Map<string, Map<string, Entry>>()
const disk = pool(1, { name: 'disk' })
const looked: Record<string, number> = {}
const app = new Hono()

app.post('/ask', async (c) => {
  const { get, scan, where = {}, like = {} } = await c.req.json()
  const opened = get ? get.map(entryAt) : [...(entries.get(scan)?.values() ?? [])]
  const rows = opened.filter((entry: Entry | undefined) => entry && matches(entry, where, like))
  await disk.run(0.5 + 0.025 * opened.length)
  record('touched kv', get ? 'get' : scan, opened.length)
  looked[scan ?? 'by key'] = opened.length
  return c.json({ rows, touched: opened.length })
})

// what is kept, and the changes in it: many at once are written in one go, a single one takes its place on the disk
app.put('/keeps', async (c) => {
  keeps = await c.req.json()
  entries.clear()
  return c.json(keeps)
})
app.post('/changes', async (c) => {
  const changes: Entry[] = await c.req.json()
  await disk.run(changes.length > 1 ? 0.02 * changes.length : 0.5)
  for (const change of changes) if (keeps[String(change.kind)]) apply(change)
  return c.body(null, 204)
})

function apply({ kind, reader, item, ...fields }: Entry): void {
  const all = entries.get(String(kind)) ?? new Map<string, Entry>()
  entries.set(String(kind), all)
  if (reader === undefined) return void all.set(String(fields.id), fields)
  const list = all.get(String(reader)) ?? { reader, items: [] }
  all.set(String(reader), { reader, items: [...(list.items as number[]), item] })
}

function entryAt(key: string): Entry | undefined {
  const [kind = '', id = ''] = key.split(':')
  return entries.get(kind)?.get(id)
}

function matches(entry: Entry, where: Entry, like: Record<string, string>): boolean {
  return (
    Object.entries(where).every(([field, wanted]) => [wanted].flat().includes(entry[field])) &&
    Object.entries(like).every(([field, text]) => String(entry[field]).includes(text))
  )
}

// how much the last question of each kind had to look at
setInterval(() => {
  if (Object.keys(looked).length > 0) console.log('looked at', looked)
}, 2_000)

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
