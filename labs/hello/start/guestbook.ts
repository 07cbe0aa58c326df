import { serve } from '@hono/node-server'
import { record } from 'faultline/lab'
import { Hono } from 'hono'

const keys = new Set<string>()
const app = new Hono()

app.post('/names', async (c) => {
  const { name } = await c.req.json()
  const key = c.req.header('idempotency-key')
  // the ledger hears what was written: learners' code can neither see nor change it
  if (key === undefined || !keys.has(key)) record('written', name)
  if (key !== undefined) keys.add(key)
  return c.json({ name }, 201)
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
