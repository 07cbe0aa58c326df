import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** Knows who is signed in, where catalog can be found, and whether the switch is on. */
const LEASE_MS = 3_000
const CHANGE_AT_MS = Number(process.env.CHANGE_AT_MS)
const seen = new Map<string, number>()
let changed = false
const app = new Hono()

if (CHANGE_AT_MS > 0) setTimeout(() => (changed = true), CHANGE_AT_MS)

app.get('/sessions/:reader', (c) => c.json([changed ? 'withdrawn' : 'good']))
app.get('/switch', (c) => c.json([changed ? 'off' : 'on']))
// an instance is in the list for as long as it has been heard of lately
app.post('/alive/:name', (c) => {
  seen.set(c.req.param('name'), Date.now())
  return c.text('thanks')
})
app.get('/addresses', (c) => {
  const alive = [...seen].filter(([, at]) => Date.now() - at < LEASE_MS)
  return c.json(alive.map(([name]) => `http://${name}:3000`))
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
