import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const guestbook = process.env.GUESTBOOK_URL
const TRIES = 5
const app = new Hono()

app.post('/hello', async (c) => {
  const { name } = await c.req.json()
  await write(name)
  return c.text(`Good evening, ${name}.`)
})

async function write(name: string) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetch(`${guestbook}/names`, { method: 'POST', body: JSON.stringify({ name }) })
    } catch (error) {
      if (attempt === TRIES) throw error
    }
  }
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
