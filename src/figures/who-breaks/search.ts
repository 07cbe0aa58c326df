import type { Ask, Told } from './ask.ts'

/** How many books are to be had for less than 20. */
export async function price(ask: Ask): Promise<string> {
  const books = await ask<Told[]>('/books')
  const cheap = books.filter((book) => book.price < 20)
  const here = cheap.filter((book) => book.state !== 'gone')
  return `found ${here.length}`
}

/** The same, moved to the new field. */
export async function amount(ask: Ask): Promise<string> {
  const books = await ask<Told[]>('/books')
  const cheap = books.filter((book) => book.amount < 20)
  const here = cheap.filter((book) => book.state !== 'gone')
  return `found ${here.length}`
}
