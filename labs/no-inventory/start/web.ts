import { serve } from '@hono/node-server'
import { Hono } from 'hono'

type Order = { id: string; book: number }
type State = 'waiting' | 'confirmed' | 'sold out'

const app = new Hono()

app.post('/orders/:id', async (c) => {
  const { book } = await c.req.json()
  const order: Order = { id: c.req.param('id'), book }

  const state = await reserve(order)
  await write(order, state)
  return c.json({ ...order, state }, 201)
})

// ask inventory to set a copy aside; asking twice for the same order does no harm
async function reserve(order: Order): Promise<State> {
  const answer = await fetch(`${process.env.INVENTORY_URL}/reservations/${order.id}`, {
    method: 'POST',
    body: JSON.stringify(order),
  })
  if (answer.status >= 500) throw new Error(`inventory answered ${answer.status}`)
  const { reserved } = await answer.json()
  return reserved ? 'confirmed' : 'sold out'
}

// the book of orders: whatever stands there is promised
async function write(order: Order, state: State): Promise<void> {
  await fetch(`${process.env.ORDERS_URL}/orders/${order.id}`, { method: 'PUT', body: JSON.stringify({ state }) })
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
