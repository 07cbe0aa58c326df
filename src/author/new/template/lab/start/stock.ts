import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()

app.get('/stock/:id', (c) => c.json({ id: c.req.param('id'), left: 3 }))

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
