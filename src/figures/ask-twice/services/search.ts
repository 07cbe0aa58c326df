import { serve } from '@hono/node-server'
import { exponential, pool } from 'faultline/lab'
import { Hono } from 'hono'

const clerks = pool(8)
const app = new Hono()

app.get('/find/:id', async (c) => {
  // two in a hundred hiccup for about a second
  const hiccups = Math.random() < 0.02
  await clerks.run(hiccups ? 800 + exponential(200) : exponential(20))
  return c.json({ id: c.req.param('id') })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
