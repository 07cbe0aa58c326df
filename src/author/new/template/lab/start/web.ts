import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const stock = process.env.STOCK_URL
const app = new Hono()

app.get('/books/:id', async (c) => {
  const answer = await fetch(`${stock}/stock/${c.req.param('id')}`)
  return c.json(await answer.json())
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
