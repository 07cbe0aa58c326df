import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()

app.get('/books/:id', async (c) => {
  return c.json({ id: c.req.param('id'), left: 'unknown' })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
