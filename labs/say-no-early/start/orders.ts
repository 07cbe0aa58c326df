import { serve } from '@hono/node-server'
import { exponential, pool } from 'faultline/lab'
import { Hono } from 'hono'

// ten clerks wrap books; one takes 50 ms on average, so all together can wrap 200 a second
const clerks = pool(10)
const app = new Hono()

app.post('/orders', async (c) => {
  await clerks.run(exponential(50))
  return c.json({ ordered: true }, 201)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
