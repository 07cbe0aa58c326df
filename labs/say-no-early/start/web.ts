import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const orders = process.env.ORDERS_URL
const app = new Hono()

app.post('/orders', async (c) => {
  const order = await c.req.json()

  const answer = await fetch(`${orders}/orders`, { method: 'POST', body: JSON.stringify(order) })
  return c.json(await answer.json(), 201)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
