import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { type Module, plan } from './plan.ts'
import { urlOf } from './where.ts'

// hands each request to the unit that has its module
const app = new Hono()

// for the meter
app.get('/plan', (c) => c.json(plan))

app.all('/:module/*', (c) => pass(c.req.param('module') as Module, c.req.raw))
app.all('/:module', (c) => pass(c.req.param('module') as Module, c.req.raw))

async function pass(module: Module, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const body = request.method === 'POST' ? await request.text() : undefined
  try {
    const url = urlOf(module) + pathname + search
    return await fetch(url, { method: request.method, body, signal: AbortSignal.timeout(2_000) })
  } catch {
    return new Response('the shop does not answer\n', { status: 503 })
  }
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
