import { serve } from '@hono/node-server'
import { exponential, pool } from 'faultline/lab'
import { Hono } from 'hono'

// ten clerks look books up; one takes 50 ms on average, so all together can answer 200 requests a second
const clerks = pool(10)
const app = new Hono()

app.get('/stock/:id', async (c) => {
  await clerks.run(exponential(50))
  return c.json({ id: c.req.param('id'), left: 3 })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
