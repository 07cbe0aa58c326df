import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const catalog = process.env.CATALOG_URL
const FRESH_MS = 10_000
const PATIENCE_MS = 1_000
const pages = new Map<string, { page: unknown; until: number }>()
const app = new Hono()

app.get('/books/:id', async (c) => {
  const id = c.req.param('id')
  const kept = pages.get(id)
  if (kept !== undefined && Date.now() < kept.until) return c.json(kept.page)
  try {
    return c.json(await renew(id))
  } catch {
    return c.text('the catalog does not answer', 503)
  }
})

async function renew(id: string) {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const answer = await fetch(`${catalog}/pages/${id}`, { signal })
  const page = await answer.json()
  // no two pages expire at the same moment
  const life = FRESH_MS * (0.8 + 0.4 * Math.random())
  pages.set(id, { page, until: Date.now() + life })
  return page
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
