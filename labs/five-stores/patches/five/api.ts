import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const { KV_URL, SQL_URL, DOC_URL, SEARCH_URL, GRAPH_URL } = process.env
const stores = { kv: KV_URL, sql: SQL_URL, doc: DOC_URL, search: SEARCH_URL, graph: GRAPH_URL }
type List = { items: number[] }
type Book = { id: number; title: string }

const app = new Hono()

// the books in a reader's cart
app.get('/cart/:reader', async (c) => {
  const reader = Number(c.req.param('reader'))
  const [cart] = await ask<List>('kv', { get: [`cart:${reader}`] })
  return c.json(cart?.items ?? [])
})

// a book, with all that stands on its page
app.get('/page/:book', async (c) => {
  const id = Number(c.req.param('book'))
  const [book] = await ask<Book>('doc', { find: 'book', where: { id } })
  return c.json(book)
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
  const text = c.req.query('text') ?? ''
  const found = await ask<Book>('search', { words: text, fuzzy: 0.2 })
  return c.json(found.map(({ id }) => id))
})

// what friends of friends have read
app.get('/circle/:reader', async (c) => {
  const from = Number(c.req.param('reader'))
  const found = await ask<Book>('graph', { from, along: ['friend', 'friend', 'read'] })
  return c.json(found.map(({ id }) => id))
})

// what each store keeps, and which indexes it has for that: each is one more thing to write at every change
const keeps: Record<keyof typeof stores, Record<string, string[]>> = {
  kv: { cart: [] },
  sql: {
    // set up last year, to be on the safe side
    book: ['(title)', '(edition)', '(title, edition)', '(edition, title)', '(details)'],
    cart: ['(reader)', '(book)', '(reader, book)', '(book, reader)'],
    sale: [
      '(month)',
      '(category)',
      '(price)',
      '(month, category)',
      '(category, month)',
      '(month, price)',
      '(price, month)',
      '(category, price)',
      '(price, category)',
    ],
    friend: ['(reader)', '(friend)', '(reader, friend)', '(friend, reader)'],
    read: ['(reader)', '(book)', '(reader, book)', '(book, reader)'],
  },
  doc: { book: ['id'] },
  search: { book: ['title'] },
  graph: { friend: [], read: [] },
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
