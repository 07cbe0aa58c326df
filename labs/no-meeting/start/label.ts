import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { customerOf } from './ask.ts'
import { label } from './step.ts'

const app = new Hono()

// the courier's label has room for 24 letters
app.get('/labels/:customer', async (c) => {
  const name = label(await customerOf(c.req.param('customer')))
  return c.json({ to: name.slice(0, 24) })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
