import { serve } from '@hono/node-server'
import { Hono } from 'hono'

// saved in the middle of a change: it breaks off after its first line
const declaration = [{ role: 'catalog', size: 'small', count: 1 }]

const app = new Hono()
app.get('/declaration', (c) => c.json(declaration))
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
