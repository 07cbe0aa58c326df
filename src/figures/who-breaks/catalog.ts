import { Hono } from 'hono'

/** What catalog may change tonight; several at once may be chosen. */
export const CHANGES = ['translator', 'amount', 'no-price', 'no-pages', 'text', 'soon', 'list', 'currency'] as const
export type Change = (typeof CHANGES)[number]

/** A book as catalog keeps it: what it sells for, what is printed on its back, and whether it is here, gone or yet to come. */
export interface Book {
  id: number
  pages: number
  price: number
  list: number
  state: 'here' | 'gone' | 'soon'
}

/** The books of the evening. */
export const EVENING: Book[] = [
  { id: 7, pages: 320, price: 18, list: 20, state: 'here' },
  { id: 9, pages: 212, price: 12, list: 13, state: 'gone' },
  { id: 12, pages: 480, price: 15, list: 17, state: 'soon' },
]

/** The books with which contracts are tried: nobody who wrote one thought of a book that is yet to come. */
export const FIXTURE: Book[] = EVENING.filter((book) => book.state !== 'soon')

/** The service catalog with these changes made. It runs where it is called, without a network. */
export function catalog(changes: ReadonlySet<Change>, books: Book[]): Hono {
  const app = new Hono()
  if (changes.has('currency')) {
    app.use(async (c, next) => (c.req.query('currency') ? next() : c.json({ error: 'currency is missing' }, 400)))
  }
  app.get('/books', (c) => c.json(books.map((book) => answer(book, changes))))
  app.get('/books/:id', (c) => {
    const book = books.find(({ id }) => String(id) === c.req.param('id'))
    return book ? c.json(answer(book, changes)) : c.json({ error: 'no such book' }, 404)
  })
  return app
}

function answer(book: Book, changes: ReadonlySet<Change>): Record<string, unknown> {
  const price = changes.has('list') ? book.list : book.price
  return {
    id: book.id,
    ...(changes.has('no-price') ? {} : { price: changes.has('text') ? String(price) : price }),
    ...(changes.has('amount') ? { amount: price } : {}),
    // until tonight whatever is not here counts as gone
    state: book.state === 'soon' && !changes.has('soon') ? 'gone' : book.state,
    ...(changes.has('no-pages') ? {} : { pages: book.pages }),
    ...(changes.has('translator') ? { translator: 'Han' } : {}),
  }
}
