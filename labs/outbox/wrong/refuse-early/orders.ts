import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { work } from 'faultline/lab'
import { Hono } from 'hono'

type Event = { topic: 'paid' | 'moved'; order: string; point: number; version: number }

// what is on the disk
const db = new DatabaseSync('orders.db')
db.exec('create table if not exists orders (id text primary key, book int, point int, version int) strict')
db.exec('create table if not exists outbox (number integer primary key, event text) strict')
const find = db.prepare('select point, version from orders where id = ?')
const save = db.prepare('insert or replace into orders (id, book, point, version) values (?, ?, ?, ?)')
const put = db.prepare('insert into outbox (event) values (?)')
const oldest = db.prepare('select number, event from outbox order by number limit 50')
const remove = db.prepare('delete from outbox where number = ?')

const app = new Hono()

// web tells of each paid order and of each new pick-up point, and again until it hears 200
app.put('/orders/:id', async (c) => {
  const order = c.req.param('id')
  const { book, point } = await c.req.json()
  const known = find.get(order)
  if (known?.point === point) return c.json({ order })
  const version = 1 + Number(known?.version ?? 0)
  // order and event, both or neither
  db.exec('begin')
  save.run(order, book, point, version)
  put.run(JSON.stringify({ topic: known ? 'moved' : 'paid', order, point, version }))
  db.exec('commit')
  return c.json({ order })
})

// the relay: what lies in the outbox goes to the bus, and is removed once the bus has it
async function relay(): Promise<void> {
  while (true) {
    const sent = await Promise.all(oldest.all().map((row) => send(Number(row.number), String(row.event))))
    if (sent.length === 0 || !sent.every(Boolean)) await setTimeout(100)
  }
}

async function send(number: number, event: string): Promise<boolean> {
  try {
    await publish(JSON.parse(event))
    remove.run(number)
    return true
  } catch {
    return false
  }
}

// shipping hears of it through the bus; drawing the slip for the parcel takes 150 ms
async function publish({ topic, ...event }: Event): Promise<void> {
  await work(150)
  const url = `${process.env.BUS_URL}/topics/${topic}`
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(event), signal: AbortSignal.timeout(1_000) })
  if (!answer.ok) throw new Error(`the bus answered ${answer.status}`)
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
relay()
