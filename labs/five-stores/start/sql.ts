import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { pool, record } from 'faultline/lab'
import { Hono } from 'hono'

// { sql: 'select id from sale where month = $month', values: { month: 3 } }
// for one of several: where reader in (select value from json_each($readers)), with readers as JSON
// book (id, title, edition, details), cart (reader, book), sale (id, month, category, price),
// friend (reader, friend), read (reader, book)

const tables: Record<string, string[]> = {
  book: ['id integer primary key', 'title', 'edition', 'details'],
  cart: ['reader', 'book'],
  sale: ['id integer primary key', 'month', 'category', 'price'],
  friend: ['reader', 'friend'],
  read: ['reader', 'book'],
}
type Values = Record<string, string | number>

let keeps: Record<string, string[]> = {}
let db = new DatabaseSync(':memory:')
const inserts = new Map<string, StatementSync>()
const disk = pool(1, { name: 'disk' })
const looked: Record<string, number> = {}
const app = new Hono()

app.post('/ask', async (c) => {
  const { sql, values = {} } = await c.req.json()
  const { table, touched } = lookedAt(sql, values)
  const rows = all(sql, values)
  await disk.run(0.5 + 0.025 * touched)
  record('touched sql', 'select', touched)
  looked[table] = touched
  return c.json({ rows, touched })
})

/** Rows of the way that SQLite says it takes (EXPLAIN QUERY PLAN): a table's, or those that an index leads to. */
function lookedAt(sql: string, values: Values) {
  if (!/^select /.test(sql) || sql.match(/\bfrom (?!json_each)/g)?.length !== 1 || /\bjoin\b|,\s*json_each/.test(sql))
    throw new Error('one table at a time, from SQL in small letters: of others this store cannot say what it looks at')
  const [, table = '', where = ''] = /\bfrom (\w+)(?: where (.+?))?(?: group by| order by| limit|$)/.exec(sql) ?? []
  const way = String(all(`explain query plan ${sql}`, values)[0]?.detail)
  const columns = [...way.matchAll(/(\w+)[=<>]/g)].map(([, name]) => (name === 'rowid' ? 'id' : name))
  const led = where.split(' and ').filter((term) => columns.some((name) => term.startsWith(`${name} `)))
  const [{ n } = { n: 0 }] = all(`select count(*) n from ${table} where ${['true', ...led].join(' and ')}`, values)
  return { table, touched: Number(n) }
}

function all(sql: string, values: Values) {
  const statement = db.prepare(sql)
  statement.setAllowUnknownNamedParameters(true)
  return statement.all(values)
}

// what is kept, with its indexes
app.put('/keeps', async (c) => {
  keeps = await c.req.json()
  db.close()
  inserts.clear()
  db = new DatabaseSync(':memory:')
  for (const [table, indexes] of Object.entries(keeps)) {
    db.exec(`create table ${table} (${tables[table]?.join(', ')})`)
    for (const [i, columns] of indexes.entries()) db.exec(`create index ${table}_${i} on ${table} ${columns}`)
  }
  return c.json(keeps)
})

// many changes at once are written in one go; a single one takes its place in the table and in each index
app.post('/changes', async (c) => {
  const changes: Record<string, unknown>[] = await c.req.json()
  const ways = changes.map(({ kind }) => keeps[String(kind)]?.length ?? 0)
  const indexes = ways.reduce((sum, one) => sum + one, 0)
  await disk.run(changes.length > 1 ? 0.02 * (changes.length + indexes) : 0.5 + 4 * indexes)
  db.exec('begin')
  for (const { kind, ...change } of changes) insert(String(kind), change)
  db.exec('commit')
  return c.body(null, 204)
})

function insert(table: string, change: Record<string, unknown>): void {
  const row = Object.values(table === 'book' ? bookRow(change) : change) as (string | number)[]
  const text = `insert or replace into ${table} values (${row.map(() => '?').join(', ')})`
  const statement = inserts.get(table) ?? db.prepare(text)
  inserts.set(table, statement)
  statement.run(...row)
}

// no two books have the same details, so they stand in one column
function bookRow({ id, title, edition, ...details }: Record<string, unknown>) {
  return { id, title, edition, details: JSON.stringify(details) }
}

app.onError((error, c) => c.json({ problem: error.message }, 400))
// how much the last question of each kind had to look at
setInterval(() => {
  if (Object.keys(looked).length > 0) console.log('looked at', looked)
}, 2_000)

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
