import type { Pool } from 'faultline/lab'
import { Hono } from 'hono'

/** The shop's books: 10 ms of a processor for a page. */
export function catalog(processors: Pool): Hono {
  const app = new Hono()
  app.get('/books/:book', async (c) => {
    await processors.run(10)
    const book = Number(c.req.param('book'))
    return c.json({ book, price: priceOf(book) })
  })
  // for whoever is not in the same process: 3 ms to read the question and write the answer
  app.get('/prices/:book', async (c) => {
    await processors.run(3)
    return c.json({ price: priceOf(Number(c.req.param('book'))) })
  })
  return app
}

/** In won. */
export function priceOf(book: number): number {
  return 9_000 + ((book * 700) % 21_000)
}
