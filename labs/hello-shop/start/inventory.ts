import { serve } from '@hono/node-server'
import { exponential, pool } from 'faultline/lab'
import { Hono } from 'hono'

// four clerks; a look at the shelf takes 80 ms on average
const clerks = pool(4)
const app = new Hono()

app.get('/stock/:id', async (c) => {
  await clerks.run(exponential(80))
  return c.json({ id: c.req.param('id'), left: 3 })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
