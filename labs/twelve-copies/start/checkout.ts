import type { Pool } from 'faultline/lab'
import { Hono } from 'hono'
import { priceOf } from './catalog.ts'
import { urlOf } from './where.ts'

/** Takes an order for three books: 50 ms of a processor, and three prices. */
export function checkout(processors: Pool, catalogIsHere: boolean): Hono {
  const app = new Hono()
  app.post('/', async (c) => {
    const { cart } = (await c.req.json()) as { cart: number[] }
    await processors.run(50)
    let sum = 0
    for (const book of cart) sum += catalogIsHere ? priceOf(book) : await askPrice(book)
    return c.json({ sum }, 201)
  })
  return app
}

async function askPrice(book: number): Promise<number> {
  const answer = await fetch(`${urlOf('catalog')}/catalog/prices/${book}`, { signal: AbortSignal.timeout(1_000) })
  return (await answer.json()).price
}
