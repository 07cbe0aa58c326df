import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { work } from 'faultline/lab'
import { Hono } from 'hono'

// what is on the disk
const db = new DatabaseSync('shipping.db')
db.exec('create table if not exists parcel (number integer primary key, order_id text, point int) strict')
db.exec('create table if not exists inbox (event text primary key) strict')
db.exec('create table if not exists label (order_id text primary key, point int, version int) strict')
const note = db.prepare('insert into inbox (event) values (?) on conflict do nothing')
const pack = db.prepare('insert into parcel (order_id, point) values (?, ?)')
const relabel = db.prepare(`insert into label (order_id, point, version) values (?, ?, ?) on conflict do update
  set point = excluded.point, version = excluded.version where excluded.version > version`)
const shelf = db.prepare('select number, order_id, label.point from parcel join label using (order_id) order by number')

const app = new Hono()

// the bus brings each event at least once; an answer of 2xx says that it need not come again
app.post('/events/paid', async (c) => {
  const { order, point, version } = await c.req.json()
  // note, parcel and label, all or none
  db.exec('begin')
  const isNew = note.run(order).changes === 1
  if (isNew) pack.run(order, point)
  relabel.run(order, point, version)
  db.exec('commit')
  await print()
  return c.body(null, 204)
})

// may come before the parcel is there, and after a later one
app.post('/events/moved', async (c) => {
  const { order, point, version } = await c.req.json()
  relabel.run(order, point, version)
  await print()
  return c.body(null, 204)
})

// what lies on the shelf until the morning
app.get('/parcels', (c) => c.json(shelf.all()))

// the label comes out of the printer
const print = () => work(100)

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
