import { setTimeout } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { uniform } from 'faultline/lab'
import { Hono } from 'hono'

type Change = { kind: string } & Record<string, unknown>
type Store = { name: string; url: string; told: string }

const { API_URL, WEB_URL, KV_URL, SQL_URL, DOC_URL, SEARCH_URL, GRAPH_URL } = process.env
const urls = { kv: KV_URL, sql: SQL_URL, doc: DOC_URL, search: SEARCH_URL, graph: GRAPH_URL }
const stores: Store[] = Object.entries(urls).map(([name, url]) => ({ name, url: String(url), told: '' }))

// the log of the shop: every change of it, in order
const log: Change[][] = []
const app = new Hono()

// a parcel holds twenty-five new books, with as many new readers; at a thousand the shelves are full
app.post('/parcel', async (c) => {
  if (books.length < 1_000) await accept(parcel(25))
  return c.json({ books: books.length })
})
app.post('/change', async (c) => {
  await accept([change()])
  return c.json({ books: books.length })
})

// web hears of it first: from then on it counts
async function accept(changes: Change[]): Promise<void> {
  await send(`${WEB_URL}/changes`, 'POST', changes)
  log.push(changes)
}

/** What api wants this store to keep: first all that there is, in one go, then every change by itself, in order. */
async function deliver(store: Store, told: string): Promise<void> {
  store.told = told
  const kinds = Object.keys(JSON.parse(told))
  const wanted = (changes: Change[] = []) => changes.filter(({ kind }) => kinds.includes(kind))
  await send(`${store.url}/keeps`, 'PUT', JSON.parse(told))
  let at = log.length
  await send(`${store.url}/changes`, 'POST', wanted(log.flat()))
  while (store.told === told) {
    const part = wanted(log[at])
    if (part.length > 0) await send(`${store.url}/changes`, 'POST', part)
    if (at < log.length) at += 1
    else await setTimeout(50)
  }
}

async function send(url: string, method: string, body: unknown): Promise<void> {
  const answer = await fetch(url, { method, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
}

// the catalogue is drawn: titles of two names, and details of which no two books have the same
const SYLLABLES = 'bran dol fen gar hol jas kel lor mir nor pol quin ras sel tor ul ven wil yor zan'.split(' ')
const ENDINGS = 'a er in o ey ow'.split(' ')
const CATEGORIES = 'crime poetry cooking travel history comics gardens music'.split(' ')
const DETAILS = 'pages narrator minutes illustrator players volumes maps ribbons'.split(' ')
const books: Change[] = []
let sales = 0

function below(n: number): number {
  return Math.floor(uniform(0, n))
}

function one<T>(list: T[]): T {
  return list[below(list.length)] as T
}

function some(kind: string, reader: number, count: number): Change[] {
  const items = new Set(Array.from({ length: count }, () => below(books.length)))
  return [...items].map((item) => ({ kind, reader, item }))
}

function parcel(size: number): Change[] {
  const made = Array.from({ length: size }, () => books[books.push(book(books.length)) - 1] as Change)
  return made.flatMap((one) => {
    const reader = Number(one.id)
    return [one, sale(), sale(), ...some('cart', reader, 3), ...some('friend', reader, 8), ...some('read', reader, 5)]
  })
}

function book(id: number): Change {
  const name = () => one(SYLLABLES) + one(SYLLABLES) + one(ENDINGS)
  const details = Object.fromEntries(Array.from({ length: 2 + below(3) }, () => [one(DETAILS), below(500)]))
  return { kind: 'book', id, title: `${name()} ${name()}`, edition: 1, ...details }
}

function sale(): Change {
  sales += 1
  return { kind: 'sale', id: sales, month: 1 + below(12), category: one(CATEGORIES), price: 10 + below(20) }
}

function change(): Change {
  const kind = one(['book', 'cart', 'sale', 'friend', 'read'])
  if (kind === 'sale') return sale()
  if (kind !== 'book') return { kind, reader: below(books.length), item: below(books.length) }
  const old = one(books)
  const next = { ...old, edition: Number(old.edition) + 1 }
  books[Number(old.id)] = next
  return next
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })

// a hundred books to begin with; then a look at what api wants kept, twice a second
await accept(parcel(100))
setInterval(async () => {
  const answer = await fetch(`${API_URL}/keeps`).catch(() => null)
  if (!answer?.ok) return
  const keeps = await answer.json()
  for (const store of stores) {
    const told = JSON.stringify(keeps[store.name] ?? {})
    if (told !== store.told) deliver(store, told).catch((problem) => console.log(`${store.name}: ${problem.message}`))
  }
}, 500)
