import { CATEGORIES, MONTH, MONTHS, READER, type Shop, TYPED, WANTED } from './shop.ts'
import { find, type SortedIndex, sortedIndex } from './sorted-index.ts'

/**
 * Ways into data. Each is run on the shop and counts the entries that it looks at: rows, keys in an index, items of a list.
 * A store is what it has of these ways.
 */
export const questions = ['cart', 'page', 'holders', 'revenue', 'typo', 'circle'] as const
export type Question = (typeof questions)[number]
export const stores = ['keyValue', 'document', 'graph', 'search', 'relational', 'trigram'] as const
export type Store = (typeof stores)[number]
export type Way = 'all' | 'key' | 'sorted' | 'inverted' | 'neighbours'

export interface Found {
  way: Way
  touched: number
  /** What came out, to be compared: numbers in a fixed order. */
  answer: number[]
}

/** What is prepared when something is written, so that less is read when something is asked. */
export interface Prepared {
  shop: Shop
  /** Who has a book in the cart. */
  holders: number[][]
  /** The places of a month's sales. */
  months: number[][]
  /** Books by three letters in a row. */
  pieces: Map<string, number[]>
  /** The pieces of each title. */
  own: Set<string>[]
  /** The same by sorted indexes, as tables have them: carts, parts of a page, holders, sales, friends and books read. */
  tables: Record<'carts' | 'books' | 'parts' | 'holders' | 'sales' | 'friends' | 'reads', SortedIndex>
}

/** Builds all indexes of a shop. */
export function prepare(shop: Shop): Prepared {
  const holders: number[][] = shop.titles.map(() => [])
  shop.carts.forEach((cart, reader) => {
    for (const book of cart) holders[book]?.push(reader)
  })
  const months: number[][] = Array.from({ length: MONTHS }, () => [])
  shop.sales.forEach(({ month }, at) => {
    months[month]?.push(at)
  })
  const pieces = new Map<string, number[]>()
  const own = shop.titles.map(piecesOf)
  own.forEach((all, book) => {
    for (const piece of all) {
      const list = pieces.get(piece)
      if (list) list.push(book)
      else pieces.set(piece, [book])
    }
  })
  const tables = {
    carts: sortedIndex(shop.carts),
    books: sortedIndex(shop.titles.map((_, book) => [book])),
    parts: sortedIndex(shop.extras.map((parts) => Array.from({ length: parts }, (_, part) => part))),
    holders: sortedIndex(holders),
    sales: sortedIndex(months),
    friends: sortedIndex(shop.friends),
    reads: sortedIndex(shop.reads),
  }
  return { shop, holders, months, pieces, own, tables }
}

/** Asks a store a question: by the shortest way that it has. */
export function ask(question: Question, store: Store, prepared: Prepared): Found {
  switch (question) {
    case 'cart':
      return cart(store, prepared)
    case 'page':
      return page(store, prepared)
    case 'holders':
      return holdersOf(store, prepared)
    case 'revenue':
      return revenue(store, prepared)
    case 'typo':
      return typo(store, prepared)
    case 'circle':
      return circle(store, prepared)
  }
}

const tabled = (store: Store) => store === 'relational' || store === 'trigram'

function cart(store: Store, { shop, tables }: Prepared): Found {
  if (!tabled(store)) return { way: 'key', touched: 1, answer: shop.carts[READER] ?? [] }
  // one row for each book in a cart
  const { found, touched } = find(tables.carts, READER)
  return { way: 'sorted', touched, answer: found }
}

function page(store: Store, { shop, tables }: Prepared): Found {
  const extras = shop.extras[WANTED] ?? 0
  // the whole page lies under one key, or its parts lie beside the book
  if (store === 'graph') return { way: 'neighbours', touched: 1 + extras, answer: [WANTED, extras] }
  if (!tabled(store)) return { way: 'key', touched: 1, answer: [WANTED, extras] }
  const [book, parts] = [find(tables.books, WANTED), find(tables.parts, WANTED)]
  return { way: 'sorted', touched: book.touched + parts.touched, answer: [...book.found, parts.found.length] }
}

function holdersOf(store: Store, { shop, holders, tables }: Prepared): Found {
  if (store === 'keyValue') {
    // carts lie under their readers: who asks for a book opens every cart
    const answer = shop.carts.flatMap((books, reader) => (books.includes(WANTED) ? [reader] : []))
    return { way: 'all', touched: shop.carts.length, answer }
  }
  if (store === 'document' || tabled(store)) {
    const { found, touched } = find(tables.holders, WANTED)
    return { way: 'sorted', touched, answer: found }
  }
  const listed = holders[WANTED] ?? []
  return { way: store === 'graph' ? 'neighbours' : 'inverted', touched: 1 + listed.length, answer: listed }
}

function revenue(store: Store, { shop, months, tables }: Prepared): Found {
  const answer = Array.from({ length: CATEGORIES }, () => 0)
  const add = (places: Iterable<number>) => {
    for (const at of places) {
      const sale = shop.sales[at]
      if (sale?.month === MONTH) answer[sale.category] = (answer[sale.category] ?? 0) + sale.price
    }
  }
  if (store === 'keyValue') {
    add(shop.sales.keys())
    return { way: 'all', touched: shop.sales.length, answer }
  }
  if (store === 'search') {
    const listed = months[MONTH] ?? []
    add(listed)
    return { way: 'inverted', touched: 1 + listed.length, answer }
  }
  const { found, touched } = find(tables.sales, MONTH)
  add(found)
  return { way: 'sorted', touched, answer }
}

/** The title whose pieces of three letters are most nearly those of what was typed. */
function typo(store: Store, { shop, pieces, own }: Prepared): Found {
  const typed = piecesOf(TYPED)
  const shared = new Map<number, number>()
  let touched = 0
  const indexed = store === 'search' || store === 'trigram'
  if (indexed) {
    for (const piece of rarest(typed, pieces)) {
      for (const book of pieces.get(piece) ?? []) {
        touched += 1
        shared.set(book, 0)
      }
    }
  }
  for (const book of indexed ? shared.keys() : shop.titles.keys()) {
    touched += 1
    const has = own[book] ?? new Set()
    let both = 0
    for (const piece of typed) if (has.has(piece)) both += 1
    shared.set(book, both / (has.size + typed.size - both))
  }
  let closest = 0
  for (const [book, share] of shared) if (share > (shared.get(closest) ?? 0)) closest = book
  return { way: indexed ? 'inverted' : 'all', touched, answer: [closest] }
}

/** How many rare pieces are looked up. */
const RARE = 4

/** The pieces of what was typed that stand in some title, those in the fewest titles first. */
function rarest(typed: Set<string>, pieces: Map<string, number[]>): string[] {
  const known = [...typed].filter((piece) => pieces.has(piece))
  const length = (piece: string) => pieces.get(piece)?.length ?? 0
  return known.sort((a, b) => length(a) - length(b)).slice(0, RARE)
}

/** Every three characters in a row, with the ends of words among them. */
export function piecesOf(text: string): Set<string> {
  const found = new Set<string>()
  for (const word of text.split(' ')) {
    const padded = `  ${word} `
    for (let i = 0; i + 3 <= padded.length; i += 1) found.add(padded.slice(i, i + 3))
  }
  return found
}

/** What friends of friends have read. */
function circle(store: Store, { shop, tables }: Prepared): Found {
  let touched = 0
  const list = (of: 'friends' | 'reads', reader: number): number[] => {
    if (tabled(store)) {
      // a table is entered from its top for each list
      const entries = find(tables[of], reader)
      touched += entries.touched
      return entries.found
    }
    const items = shop[of][reader] ?? []
    touched += 1 + items.length
    return items
  }
  const second = new Set(list('friends', READER).flatMap((friend) => list('friends', friend)))
  const books = new Set([...second].flatMap((friend) => list('reads', friend)))
  const way = store === 'graph' ? 'neighbours' : tabled(store) ? 'sorted' : 'key'
  return { way, touched, answer: [...books].sort((a, b) => a - b) }
}

/** The best that a choice of stores can do with a question: the store and what it touches. */
export function best(
  question: Question,
  chosen: readonly Store[],
  prepared: Prepared,
): (Found & { store: Store }) | undefined {
  const found = chosen.map((store) => ({ store, ...ask(question, store, prepared) }))
  return found.sort((a, b) => a.touched - b.touched)[0]
}
