import { serve } from '@hono/node-server'
import { Hono } from 'hono'

// the counts went missing, and one is what stands for none
const declaration = [
  { role: 'catalog', size: 'small', count: 1 },
  { role: 'search', size: 'large', count: 1 },
]

const app = new Hono()
app.get('/declaration', (c) => c.json(declaration))
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
