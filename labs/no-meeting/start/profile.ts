import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { FIRST_YEARS, nameOf } from './names.ts'
import { profile } from './step.ts'
import { customers } from './table.ts'

const db = new DatabaseSync('profile.db')
const table = customers(db)

// a step starts as a whole or not at all
db.exec('begin')
profile.start(table)
if (table.all().length === 0) for (let id = 1; id <= FIRST_YEARS; id++) table.write(id, profile.toRow(nameOf(id)))
db.exec('commit')

const app = new Hono()

// the form has one box for the name, as ever
app.put('/customers/:id', async (c) => {
  const { name } = await c.req.json()
  table.write(Number(c.req.param('id')), profile.toRow(name))
  return c.body(null, 204)
})

app.get('/customers/:id', (c) => {
  const row = table.read(Number(c.req.param('id')))
  return row ? c.json({ id: row.id, ...profile.toAnswer(row) }) : c.json({ problem: 'no such customer' }, 404)
})

// the table as it lies on the disk
app.get('/rows', (c) => c.json(table.all()))

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
