import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Answer } from './statistics.ts'

// 1 the judge says what share of the readers v2 gets, and it holds for a second and a half
let share = 0
let until = 0
const app = new Hono()
app.put('/share', async (c) => {
  share = (await c.req.json()).share
  until = Date.now() + 1_500
  return c.body(null, 204)
})

// 2 and fetches what has been noted since it last asked
let noted: Answer[] = []
app.get('/answers', (c) => {
  const answers = noted
  noted = []
  return c.json(answers)
})

// 3 each reader gets one of the two versions by chance
app.get('/:tenant/books/:book', async (c) => {
  const version = Date.now() < until && Math.random() < share ? 'v2' : 'v1'
  const url = version === 'v2' ? process.env.SHOP_V2_URL : process.env.SHOP_V1_URL
  const began = Date.now()
  const answer = await fetch(url + c.req.path).catch(() => new Response('{}', { status: 502 }))
  noted.push({ version, tenant: c.req.param('tenant'), failed: !answer.ok, ms: Date.now() - began })
  return c.json(await answer.json(), answer.ok ? 200 : 502)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
