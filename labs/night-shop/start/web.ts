import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()

// hand the order on, and show the reader what became of it
app.post('/orders', async (c) => {
  const answer = await fetch(`${process.env.ORDERS_URL}/orders`, { method: 'POST', body: await c.req.text() })
  return c.json(await answer.json(), answer.ok ? 201 : 503)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
