import { Random } from '../../engine/random.ts'

/** A shop of so many books, with as many readers, made up from a seed: the same each time. */
export interface Shop {
  titles: string[]
  /** What a book's page shows besides its title: no two books have the same kinds of it. */
  extras: number[]
  /** Reader by reader: the books in the cart, the friends, the books read. */
  carts: number[][]
  friends: number[][]
  reads: number[][]
  sales: Sale[]
}

export interface Sale {
  month: number
  category: number
  price: number
}

const ADJECTIVES =
  'lost quiet broken hidden silver winter second burning paper hollow distant wooden crooked gentle bitter'.split(' ')
const NOUNS =
  'lighthouse harbour garden letter mirror station orchard ferry window bridge kitchen island piano lantern winter'.split(
    ' ',
  )
const PLACES = 'seoul lisbon oslo busan kyoto dublin prague turin bergen cork nara ghent basel lima quito'.split(' ')
const FRIENDS = 8
const READS = 5
const IN_CART = 3
/** Each book is sold so often in the year that is kept. */
const SALES = 2
export const MONTHS = 12
export const CATEGORIES = 8

/** Makes a shop of `size` books. */
export function makeShop(size: number): Shop {
  const draw = new Random(`rows-touched/${size}`)
  const below = (n: number) => Math.floor(draw.next() * n)
  const some = (count: number) => Array.from({ length: count }, () => below(size))
  const word = (words: string[]) => words[below(words.length)] as string
  const shop: Shop = { titles: [], extras: [], carts: [], friends: [], reads: [], sales: [] }
  for (let i = 0; i < size; i += 1) {
    // the number makes each title one of its kind, as an author's name would
    shop.titles.push(`${word(ADJECTIVES)} ${word(NOUNS)} of ${word(PLACES)} ${i}`)
    shop.extras.push(2 + below(12))
    shop.carts.push([...new Set(some(IN_CART))])
    shop.friends.push([...new Set(some(FRIENDS))])
    shop.reads.push([...new Set(some(READS))])
  }
  for (let i = 0; i < size * SALES; i += 1) {
    shop.sales.push({ month: below(MONTHS), category: below(CATEGORIES), price: 10 + below(20) })
  }
  // the book that is looked for with typing errors
  shop.titles[WANTED] = 'the lighthouse keeper'
  // and somebody has it in the cart
  shop.carts[HOLDER] = [WANTED]
  return shop
}

/** The reader, the book and the month of the questions. */
export const READER = 7
export const WANTED = 42
export const HOLDER = 11
export const MONTH = 2
export const TYPED = 'the lihgthouse keper'
