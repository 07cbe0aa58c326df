import { serve } from '@hono/node-server'
import { Hono } from 'hono'

// one search is enough at night
const declaration = [
  { role: 'catalog', size: 'small', count: 3 },
  { role: 'search', size: 'large', count: 1 },
]

const app = new Hono()
app.get('/declaration', (c) => c.json(declaration))
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
