import { serve } from '@hono/node-server'
import { Hono } from 'hono'

// what should run: this file is all that anybody has to read
const declaration = [
  { role: 'catalog', size: 'small', count: 3 },
  { role: 'search', size: 'large', count: 2 },
]

const app = new Hono()
app.get('/declaration', (c) => c.json(declaration))
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
