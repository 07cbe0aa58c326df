import { serve } from '@hono/node-server'
import { pool } from 'faultline/lab'
import { Hono } from 'hono'

// four workers, 200 ms a page: twenty pages a second at most
const workers = pool(4)
const PAGE_MS = 200
const app = new Hono()

app.get('/pages/:id', async (c) => {
  await workers.run(PAGE_MS)
  return c.json({ id: c.req.param('id'), price: 18 })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
