import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()

app.post('/orders', async (c) => {
  const { book } = await c.req.json<{ book: number }>()

  // set a copy aside, and ask again when inventory does not answer within 2 s
  for (let attempt = 1; attempt <= 4; attempt++) {
    try {
      const url = `${process.env.INVENTORY_URL}/books/${book}/reserve`
      const answer = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(2_000) })
      if (answer.ok) return c.json({ book, confirmed: true })
    } catch {
      // perhaps the next try is luckier
    }
  }
  return c.json({ book, confirmed: false }, 503)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
