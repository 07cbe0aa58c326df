import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const orders = process.env.ORDERS_URL
// #region admit
// the clerks finish 200 a second: forty ahead of you are 0.2 s, sixty are 0.3 s, and readers wait for 0.5 s
const ROOM_FOR_GUESTS = 40
const ROOM_FOR_MEMBERS = 60
let inside = 0
// #endregion
const app = new Hono()

app.post('/orders', async (c) => {
  const order = await c.req.json()

  // whoever would wait too long hears so at once
  const room = order.member ? ROOM_FOR_MEMBERS : ROOM_FOR_GUESTS
  if (inside >= room) return c.json({ problem: 'sold out for now' }, 503, { 'retry-after': '2' })

  inside += 1
  try {
    const answer = await fetch(`${orders}/orders`, { method: 'POST', body: JSON.stringify(order) })
    return c.json(await answer.json(), 201)
  } finally {
    inside -= 1
  }
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
