import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const inventory = process.env.INVENTORY_URL
const TRIES = 4
const PATIENCE_MS = 300
const app = new Hono()
// a retry is spent from a budget that only success earns
let retriesLeft = 10

app.get('/books/:id', async (c) => {
  const url = `${inventory}/stock/${c.req.param('id')}`

  for (let attempt = 1; attempt <= TRIES; attempt++) {
    // a retry costs one, as long as any are left
    if (attempt > 1 && retriesLeft < 1) break
    if (attempt > 1) retriesLeft -= 1
    try {
      // ask, and wait for at most 300 ms
      const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })
      if (answer.ok) {
        retriesLeft = Math.min(10, retriesLeft + 0.1)
        return c.json(await answer.json())
      }
    } catch {
      // no answer: perhaps the next try is luckier
    }
  }
  return c.json({ problem: 'inventory did not answer' }, 503)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
