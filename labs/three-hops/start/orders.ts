import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()

app.post('/orders', async (c) => {
  const { book } = await c.req.json<{ book: string }>()
  const stock = await fetch(`${process.env.INVENTORY_URL}/stock/${book}`)
  const { left } = (await stock.json()) as { left: number }
  return c.json({ book, ordered: left > 0 })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
