import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const orders = process.env.ORDERS_URL
// let 150 a second through, whatever happens
const A_SECOND = 150
let tokens = 10
let filled = Date.now()
const app = new Hono()

app.post('/orders', async (c) => {
  const order = await c.req.json()

  tokens = Math.min(10, tokens + ((Date.now() - filled) / 1_000) * A_SECOND)
  filled = Date.now()
  if (tokens < 1) return c.json({ problem: 'too many orders' }, 429)
  tokens -= 1

  const answer = await fetch(`${orders}/orders`, { method: 'POST', body: JSON.stringify(order) })
  return c.json(await answer.json(), 201)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
