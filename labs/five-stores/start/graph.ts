import { serve } from '@hono/node-server'
import { pool, record } from 'faultline/lab'
import { Hono } from 'hono'

// { from: 7, along: ['friend', 'friend', 'read'] }    what is reached from reader 7 along these edges

type Change = { kind: string; reader: number; item: number }

let keeps: Record<string, string[]> = {}
const edges = new Map<string, number[]>()
const disk = pool(1, { name: 'disk' })
const looked: Record<string, number> = {}
const app = new Hono()

app.post('/ask', async (c) => {
  const { from, along } = await c.req.json()
  let touched = 0
  let reached = new Set<number>([from])
  for (const kind of along) {
    const next = new Set<number>()
    for (const one of reached) {
      const list = edges.get(`${kind} ${one}`) ?? []
      touched += 1 + list.length
      for (const item of list) next.add(item)
    }
    reached = next
  }
  await disk.run(0.5 + 0.025 * touched)
  record('touched graph', 'walk', touched)
  looked.along = touched
  return c.json({ rows: [...reached].map((id) => ({ id })), touched })
})

// what is kept: kinds of edges, each at the reader that it leads from
app.put('/keeps', async (c) => {
  keeps = await c.req.json()
  edges.clear()
  return c.json(keeps)
})
app.post('/changes', async (c) => {
  const changes: Change[] = await c.req.json()
  await disk.run(changes.length > 1 ? 0.02 * changes.length : 0.5)
  for (const { kind, reader, item } of changes) {
    if (!keeps[kind]) continue
    const list = edges.get(`${kind} ${reader}`) ?? []
    edges.set(`${kind} ${reader}`, [...list, item])
  }
  return c.body(null, 204)
})

// how much the last question of each kind had to look at
setInterval(() => {
  if (Object.keys(looked).length > 0) console.log('looked at', looked)
}, 2_000)

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
