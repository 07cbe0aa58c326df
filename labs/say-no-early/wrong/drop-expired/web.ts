import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const orders = process.env.ORDERS_URL
const PATIENCE_MS = 500
const app = new Hono()

app.post('/orders', async (c) => {
  const order = await c.req.json()

  // say when the reader will have left
  const headers = { deadline: String(Date.now() + PATIENCE_MS) }
  const answer = await fetch(`${orders}/orders`, { method: 'POST', headers, body: JSON.stringify(order) })
  if (!answer.ok) return c.json({ problem: 'too late' }, 503)
  return c.json(await answer.json(), 201)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
