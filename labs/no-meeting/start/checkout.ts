import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { customerOf } from './ask.ts'
import { checkout } from './step.ts'

const app = new Hono()

app.post('/orders', async (c) => {
  const { customer } = await c.req.json()
  const name = checkout(await customerOf(customer))
  return c.json({ thanks: `Thank you, ${name}.` }, 201)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
