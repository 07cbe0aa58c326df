import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { failed, mayAsk, succeeded } from './breaker.ts'

type Order = { id: string; book: number }
type State = 'waiting' | 'confirmed' | 'sold out'

const PATIENCE_MS = 200
const later: Order[] = []
const app = new Hono()

app.post('/orders/:id', async (c) => {
  const { book } = await c.req.json()
  const order: Order = { id: c.req.param('id'), book }

  let state: State
  try {
    state = await reserve(order)
  } catch {
    // nobody knows yet: take the order, settle it when inventory is back
    state = 'waiting'
  }
  await write(order, state)
  if (state === 'waiting') later.push(order)
  return c.json({ ...order, state }, 201)
})

// one at a time, the oldest first, until nothing is left
setInterval(async () => {
  const order = later.shift()
  if (!order) return
  try {
    await write(order, await reserve(order))
  } catch {
    later.unshift(order)
  }
}, 20)

// ask inventory to set a copy aside; asking twice for the same order does no harm
async function reserve(order: Order): Promise<State> {
  if (!mayAsk()) throw new Error('the breaker is open')
  try {
    const answer = await fetch(`${process.env.INVENTORY_URL}/reservations/${order.id}`, {
      method: 'POST',
      body: JSON.stringify(order),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (answer.status >= 500) throw new Error(`inventory answered ${answer.status}`)
    succeeded()
    const { reserved } = await answer.json()
    return reserved ? 'confirmed' : 'sold out'
  } catch (problem) {
    failed()
    throw problem
  }
}

// the book of orders: whatever stands there is promised
async function write(order: Order, state: State): Promise<void> {
  await fetch(`${process.env.ORDERS_URL}/orders/${order.id}`, { method: 'PUT', body: JSON.stringify({ state }) })
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
