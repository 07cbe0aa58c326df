import type { Ask, Told } from './ask.ts'

/** What the page says of a book. */
export async function price(ask: Ask, id: number): Promise<string> {
  const book = await ask<Told>(`/books/${id}`)
  const says = { here: 'in stock', gone: 'sold out' }
  return `${book.price.toFixed(2)}, ${says[book.state]}`
}

/** The same, moved to the new field. */
export async function amount(ask: Ask, id: number): Promise<string> {
  const book = await ask<Told>(`/books/${id}`)
  const says = { here: 'in stock', gone: 'sold out' }
  return `${book.amount.toFixed(2)}, ${says[book.state]}`
}
