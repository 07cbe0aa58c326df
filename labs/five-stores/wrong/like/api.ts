import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const { KV_URL, SQL_URL, DOC_URL, SEARCH_URL, GRAPH_URL } = process.env
const stores = { kv: KV_URL, sql: SQL_URL, doc: DOC_URL, search: SEARCH_URL, graph: GRAPH_URL }
type Book = { id: number; title: string }

const app = new Hono()

// the books in a reader's cart
app.get('/cart/:reader', async (c) => {
  const reader = Number(c.req.param('reader'))
  const sql = 'select book from cart where reader = $reader'
  const found = await ask<{ book: number }>('sql', { sql, values: { reader } })
  return c.json(found.map(({ book }) => book))
})

// a book, with all that stands on its page
app.get('/page/:book', async (c) => {
  const id = Number(c.req.param('book'))
  const sql = 'select * from book where id = $id'
  const [found] = await ask<Book & { details: string }>('sql', { sql, values: { id } })
  const { details, ...book } = found ?? { details: '{}' }
  return c.json({ ...book, ...JSON.parse(details) })
})

// what each category has brought in a month
app.get('/revenue/:month', async (c) => {
  const month = Number(c.req.param('month'))
  const sql = 'select category, sum(price) as sum from sale where month = $month group by category'
  const found = await ask<{ category: string; sum: number }>('sql', { sql, values: { month } })
  return c.json(Object.fromEntries(found.map(({ category, sum }) => [category, sum])))
})

// ten books at most, the likeliest first, for what somebody has typed
app.get('/typo', async (c) => {
  const text = `%${c.req.query('text') ?? ''}%`
  const sql = 'select id from book where title like $text limit 10'
  const found = await ask<Book>('sql', { sql, values: { text } })
  return c.json(found.map(({ id }) => id))
})

// what friends of friends have read
app.get('/circle/:reader', async (c) => {
  const lists = async (column: string, table: string, readers: number[]) => {
    const sql = `select distinct ${column} as id from ${table} where reader in (select value from json_each($readers))`
    const found = await ask<Book>('sql', { sql, values: { readers: JSON.stringify(readers) } })
    return found.map(({ id }) => id)
  }
  const friends = await lists('friend', 'friend', [Number(c.req.param('reader'))])
  return c.json(await lists('book', 'read', await lists('friend', 'friend', friends)))
})

// what each store keeps, and which indexes it has for that: each is one more thing to write at every change
const keeps: Record<keyof typeof stores, Record<string, string[]>> = {
  kv: {},
  sql: { book: [], cart: ['(reader)'], sale: ['(month)'], friend: ['(reader)'], read: ['(reader)'] },
  doc: {},
  search: {},
  graph: {},
}

// feed looks at this twice a second, and brings each store every change of what it keeps
app.get('/keeps', (c) => c.json(keeps))

// how a store is asked stands at the top of its file
async function ask<Row>(store: keyof typeof stores, question: object): Promise<Row[]> {
  const body = JSON.stringify(question)
  const answer = await fetch(`${stores[store]}/ask`, { method: 'POST', body, signal: AbortSignal.timeout(2_000) })
  const { rows, problem } = await answer.json()
  if (!answer.ok) throw new Error(`${store} answered ${answer.status}: ${problem}`)
  return rows
}

app.onError((error, c) => c.json({ problem: error.message }, 502))
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
