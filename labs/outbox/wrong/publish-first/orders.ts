import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { work } from 'faultline/lab'
import { Hono } from 'hono'

type Event = { topic: 'paid' | 'moved'; order: string; point: number; version: number }

// what is on the disk
const db = new DatabaseSync('orders.db')
db.exec('create table if not exists orders (id text primary key, book int, point int, version int) strict')
const find = db.prepare('select point, version from orders where id = ?')
const save = db.prepare('insert or replace into orders (id, book, point, version) values (?, ?, ?, ?)')

const app = new Hono()

// web tells of each paid order and of each new pick-up point, and again until it hears 200
app.put('/orders/:id', async (c) => {
  const order = c.req.param('id')
  const { book, point } = await c.req.json()
  const known = find.get(order)
  if (known?.point === point) return c.json({ order })
  const version = 1 + Number(known?.version ?? 0)
  await publish({ topic: known ? 'moved' : 'paid', order, point, version })
  save.run(order, book, point, version)
  return c.json({ order })
})

// shipping hears of it through the bus; drawing the slip for the parcel takes 150 ms
async function publish({ topic, ...event }: Event): Promise<void> {
  await work(150)
  const url = `${process.env.BUS_URL}/topics/${topic}`
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(event), signal: AbortSignal.timeout(1_000) })
  if (!answer.ok) throw new Error(`the bus answered ${answer.status}`)
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
