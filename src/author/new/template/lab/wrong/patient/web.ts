import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const stock = process.env.STOCK_URL
const PATIENCE_MS = 5_000
const app = new Hono()

app.get('/books/:id', async (c) => {
  try {
    // longer than any reader waits
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answer = await fetch(`${stock}/stock/${c.req.param('id')}`, { signal })
    return c.json(await answer.json())
  } catch {
    return c.json({ id: c.req.param('id'), left: 'unknown' })
  }
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
