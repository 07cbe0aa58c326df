import { serve } from '@hono/node-server'
import { exponential, pool, record } from 'faultline/lab'
import { Hono } from 'hono'

// four clerks and 120 copies of each book; asked twice for one order, it sets aside one copy
const clerks = pool(4)
const left = new Map<number, number>()
const decided = new Map<string, boolean>()
const app = new Hono()

app.post('/reservations/:order', async (c) => {
  const order = c.req.param('order')
  const { book } = await c.req.json()
  await clerks.run(exponential(20))

  if (!decided.has(order)) {
    const copies = left.get(book) ?? 120
    decided.set(order, copies > 0)
    if (copies > 0) {
      left.set(book, copies - 1)
      record('reserved', order)
    }
  }
  return c.json({ order, reserved: decided.get(order) })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
