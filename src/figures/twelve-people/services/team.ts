import { serve } from '@hono/node-server'
import { exponential, pool } from 'faultline/lab'
import { Hono } from 'hono'

const DAY = 1000
const people = pool(Number(process.env.PEOPLE))
const SLOWER = Number(process.env.SLOWER)
const app = new Hono()

// whoever takes a piece of work stays with it until it is done
app.post('/work/:tasks', async (c) => {
  let days = 0
  for (let task = 0; task < Number(c.req.param('tasks')); task++) days += exponential(1)
  await people.run(days * SLOWER * DAY)
  return c.text('done')
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
