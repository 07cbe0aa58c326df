import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()

app.get('/buy/:book', async (c) => {
  const body = JSON.stringify({ book: c.req.param('book') })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${process.env.ORDERS_URL}/orders`, { method: 'POST', headers, body })
  return c.json(await answer.json())
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
