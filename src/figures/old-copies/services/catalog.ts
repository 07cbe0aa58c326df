import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const { CENTRE_URL, NAME, PORT } = process.env
const app = new Hono()

app.get('/books/:id', (c) => c.json({ id: c.req.param('id'), price: 18 }))

const sayAlive = () => fetch(`${CENTRE_URL}/alive/${NAME}`, { method: 'POST' }).catch(() => {})
setInterval(sayAlive, 1_000)
sayAlive()

serve({ fetch: app.fetch, port: Number(PORT) })
