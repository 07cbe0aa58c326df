import { serve } from '@hono/node-server'
import { exponential, pool } from 'faultline/lab'
import { Hono } from 'hono'

// ten clerks wrap books; one takes 50 ms on average, so all together can wrap 200 a second
const clerks = pool(10)
const app = new Hono()

app.post('/orders', async (c) => {
  // no clerk begins for a reader who has left
  const until = Number(c.req.header('deadline'))
  const served = await clerks.run(exponential(50), { until })
  if (!served) return c.json({ problem: 'too late' }, 503)
  return c.json({ ordered: true }, 201)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
