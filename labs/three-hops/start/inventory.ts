import { setTimeout as wait } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()

app.get('/stock/:book', async (c) => {
  await wait(5)
  return c.json({ book: c.req.param('book'), left: 3 })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
