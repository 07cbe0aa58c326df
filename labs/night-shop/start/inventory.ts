import { serve } from '@hono/node-server'
import { exponential, pool } from 'faultline/lab'
import { Hono } from 'hono'

// six clerks, 300 ms a book on average: 20 books a second at most
const clerks = pool(6)
const app = new Hono()

app.post('/books/:id/reserve', async (c) => {
  await clerks.run(exponential(300))
  return c.json({ id: c.req.param('id'), reserved: true })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
