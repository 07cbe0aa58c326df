import { setTimeout } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { record } from 'faultline/lab'
import { Hono } from 'hono'

// what readers want, and since when
const wishes = new Map<string, { point: number; at: number }>()

// takes the money, then tells orders of it until orders says that it knows
const app = new Hono()

app.post('/orders/:id', async (c) => {
  const id = c.req.param('id')
  const { book, points } = await c.req.json()
  record('paid', id)
  await tell(id, book, points[0])
  changeMind(id, book, points.slice(1))
  return c.json({ id }, 201)
})

// some readers want to collect it elsewhere after all, and some of them change it twice
async function changeMind(id: string, book: number, points: number[]): Promise<void> {
  for (const point of points) {
    await setTimeout(400)
    await tell(id, book, point)
  }
}

async function tell(id: string, book: number, point: number): Promise<void> {
  record('wanted', id, point)
  wishes.set(id, { point, at: Date.now() })
  while (!(await heard(id, JSON.stringify({ book, point })))) await setTimeout(200)
}

async function heard(id: string, body: string): Promise<boolean> {
  try {
    const url = `${process.env.ORDERS_URL}/orders/${id}`
    const answer = await fetch(url, { method: 'PUT', body, signal: AbortSignal.timeout(1_000) })
    return answer.ok
  } catch {
    return false
  }
}

// for the courier: what has been wanted for at least 5 s
app.get('/wishes', (c) => {
  const old = [...wishes].filter(([, { at }]) => at <= Date.now() - 5_000)
  return c.json(old.map(([id, { point }]) => ({ id, point })))
})

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
