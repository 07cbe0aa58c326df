import { serve } from '@hono/node-server'
import { record } from 'faultline/lab'
import { Hono } from 'hono'

// the book of orders: what is written here counts as promised
const states = new Map<string, string>()
const app = new Hono()

app.put('/orders/:id', async (c) => {
  const id = c.req.param('id')
  const { state } = await c.req.json()
  if (!['waiting', 'confirmed', 'sold out'].includes(state)) return c.json({ problem: `unknown state ${state}` }, 400)

  if (!states.has(id)) record('accepted', id)
  if (state !== states.get(id) && state !== 'waiting') record('settled', id)
  if (state !== states.get(id) && state === 'confirmed') record('confirmed', id)
  states.set(id, state)
  return c.json({ id, state })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
