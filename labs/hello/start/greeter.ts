import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const guestbook = process.env.GUESTBOOK_URL
const app = new Hono()

app.post('/hello', async (c) => {
  const { name } = await c.req.json()
  await write(name)
  return c.text(`Good evening, ${name}.`)
})

function write(name: string) {
  return fetch(`${guestbook}/names`, { method: 'POST', body: JSON.stringify({ name }) })
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
