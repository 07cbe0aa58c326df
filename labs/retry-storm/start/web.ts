import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const inventory = process.env.INVENTORY_URL
const TRIES = 4
const PATIENCE_MS = 300
const app = new Hono()

app.get('/books/:id', async (c) => {
  const url = `${inventory}/stock/${c.req.param('id')}`

  for (let attempt = 1; attempt <= TRIES; attempt++) {
    try {
      // ask, and wait for at most 300 ms
      const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })
      if (answer.ok) return c.json(await answer.json())
    } catch {
      // no answer: perhaps the next try is luckier
    }
  }
  return c.json({ problem: 'inventory did not answer' }, 503)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
