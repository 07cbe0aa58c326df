import { serve } from '@hono/node-server'
import { exponential, pool } from 'faultline/lab'
import { Hono } from 'hono'

// a copy of search: one search at a time, 20 ms on average, so it can answer 50 a second
const worker = pool(1)
const app = new Hono()

app.get('/search/:word', async (c) => {
  await worker.run(exponential(20))
  return c.json({ word: c.req.param('word'), books: 3, from: process.env.COPY })
})
app.get('/busy', (c) => c.json({ searches: worker.busy + worker.waiting }))

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
