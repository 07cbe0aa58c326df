import type { Ask, Told } from './ask.ts'

/** What a reader is charged for a book, with 3 for the parcel. */
export async function price(ask: Ask, id: number): Promise<string> {
  const book = await ask<Told>(`/books/${id}`)
  if (book.state !== 'here') return 'not for sale'
  return `charge ${book.price + 3}`
}

/** The same, moved to the new field. */
export async function amount(ask: Ask, id: number): Promise<string> {
  const book = await ask<Told>(`/books/${id}`)
  if (book.state !== 'here') return 'not for sale'
  return `charge ${book.amount + 3}`
}
