import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { add, merge, read, state } from './counter.ts'

// a copy of the reviews service: it knows its own name and where the two others are
const others = [process.env.SEOUL_URL, process.env.BUSAN_URL, process.env.JEJU_URL].filter((url) => url !== undefined)
const app = new Hono()

app.post('/likes/:page', (c) => {
  add(c.req.param('page'), 1)
  return c.json({ likes: read(c.req.param('page')) })
})
app.delete('/likes/:page', (c) => {
  add(c.req.param('page'), -1)
  return c.json({ likes: read(c.req.param('page')) })
})
app.get('/likes/:page', (c) => c.json({ likes: read(c.req.param('page')) }))
app.get('/state', (c) => c.body(told))

// ten times a second each copy tells the others all it knows
let told = '{}'
app.put('/gossip', async (c) => {
  merge(await c.req.json())
  return c.body(null, 204)
})
setInterval(() => {
  told = JSON.stringify(state())
  for (const other of others) {
    fetch(`${other}/gossip`, { method: 'PUT', body: told, signal: AbortSignal.timeout(300) }).catch(() => {
      // whoever cannot be reached hears it the next time
    })
  }
}, 100)

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
