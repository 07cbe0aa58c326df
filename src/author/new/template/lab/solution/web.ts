import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const stock = process.env.STOCK_URL
const PATIENCE_MS = 300
const app = new Hono()

app.get('/books/:id', async (c) => {
  // #region timeout
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answer = await fetch(`${stock}/stock/${c.req.param('id')}`, { signal })
    return c.json(await answer.json())
  } catch {
    // a page without the number is better than no page
    return c.json({ id: c.req.param('id'), left: 'unknown' })
  }
  // #endregion
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
