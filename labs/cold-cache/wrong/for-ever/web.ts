import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const catalog = process.env.CATALOG_URL
const PATIENCE_MS = 1_000
const pages = new Map<string, { page: unknown; since: number }>()
const underWay = new Map<string, Promise<unknown>>()
const app = new Hono()

app.get('/books/:id', async (c) => {
  const id = c.req.param('id')
  const kept = pages.get(id)
  if (kept !== undefined) return c.json(kept.page)
  try {
    return c.json(await once(id))
  } catch {
    return c.text('the catalog does not answer', 503)
  }
})

function once(id: string) {
  const asked = underWay.get(id)
  if (asked !== undefined) return asked
  const asking = renew(id).finally(() => underWay.delete(id))
  underWay.set(id, asking)
  return asking
}

async function renew(id: string) {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const answer = await fetch(`${catalog}/pages/${id}`, { signal })
  const page = await answer.json()
  pages.set(id, { page, since: Date.now() })
  return page
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
