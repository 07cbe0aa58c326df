import { expect, test } from 'vitest'
import { ask, best, piecesOf, prepare, questions, type Store, stores } from './paths.ts'
import { HOLDER, MONTH, makeShop, READER, type Shop, WANTED } from './shop.ts'
import { find, sortedIndex } from './sorted-index.ts'

const sizes = [100, 1000]
const shops = sizes.map((size) => prepare(makeShop(size)))

/** What is true, found by looking at everything and without any index. */
function truth(shop: Shop): Record<(typeof questions)[number], number[]> {
  const circle = new Set<number>()
  for (const friend of shop.friends[READER] ?? [])
    for (const second of shop.friends[friend] ?? []) for (const book of shop.reads[second] ?? []) circle.add(book)
  const revenue = Array.from({ length: 8 }, () => 0)
  for (const sale of shop.sales)
    if (sale.month === MONTH) revenue[sale.category] = (revenue[sale.category] ?? 0) + sale.price
  return {
    cart: shop.carts[READER] ?? [],
    page: [WANTED, shop.extras[WANTED] ?? 0],
    holders: shop.carts.flatMap((cart, reader) => (cart.includes(WANTED) ? [reader] : [])),
    revenue,
    typo: [WANTED],
    circle: [...circle].sort((a, b) => a - b),
  }
}

test('every store gives the true answer to every question; they differ in what they touch', () => {
  for (const prepared of shops) {
    const expected = truth(prepared.shop)
    for (const question of questions)
      for (const store of stores)
        expect(ask(question, store, prepared).answer, `${question}, ${store}`).toEqual(expected[question])
    expect(expected.holders).toContain(HOLDER)
  }
})

test('who asks against the key opens everything', () => {
  for (const [i, prepared] of shops.entries()) {
    expect(ask('cart', 'keyValue', prepared).touched).toBe(1)
    expect(ask('holders', 'keyValue', prepared).touched).toBe(sizes[i])
    expect(ask('revenue', 'keyValue', prepared).touched).toBe(2 * (sizes[i] ?? 0))
  }
})

test('a relational store with a trigram index reads everything for no question, and no other store can say so', () => {
  const reads = (store: Store) =>
    questions.filter((question) => ask(question, store, shops[1] as (typeof shops)[0]).way === 'all')
  expect(reads('trigram')).toEqual([])
  expect(reads('search')).toEqual([])
  expect(reads('relational')).toEqual(['typo'])
  expect(reads('document')).toEqual(['typo'])
  expect(reads('graph')).toEqual(['typo'])
  expect(reads('keyValue')).toEqual(['holders', 'revenue', 'typo'])
})

test('friends of friends: a table costs some times as much as neighbours, and neither grows with the shop as a scan does', () => {
  const [small, large] = shops.map((prepared) => ({
    graph: ask('circle', 'graph', prepared).touched,
    table: ask('circle', 'relational', prepared).touched,
  }))
  expect((large?.table ?? 0) / (large?.graph ?? 1)).toBeGreaterThan(2)
  expect((large?.table ?? 0) / (large?.graph ?? 1)).toBeLessThan(5)
  expect((large?.graph ?? 0) / (small?.graph ?? 1)).toBeLessThan(2)
})

test('a month’s revenue touches a month’s sales in any store: only keeping the sum would touch less', () => {
  const sold = shops[1]?.shop.sales.filter(({ month }) => month === MONTH).length ?? 0
  for (const store of stores)
    expect(ask('revenue', store, shops[1] as (typeof shops)[0]).touched).toBeGreaterThanOrEqual(sold)
})

test('the best of a choice is the one that touches least; without a store there is none', () => {
  const prepared = shops[0] as (typeof shops)[0]
  expect(best('typo', ['relational', 'search'], prepared)?.store).toBe('search')
  expect(best('cart', [], prepared)).toBeUndefined()
})

test('pieces are three characters, with the ends of words', () => {
  expect([...piecesOf('cat')]).toEqual(['  c', ' ca', 'cat', 'at '])
})

test('a sorted index halves its way down and reads on: a thousand keys take ten steps', () => {
  const index = sortedIndex(Array.from({ length: 1000 }, (_, key) => [key * 2, key * 2 + 1]))
  expect(find(index, 500).found).toEqual([1000, 1001])
  expect(find(index, 500).touched).toBeLessThanOrEqual(11 + 2)
  expect(find(index, 1000)).toMatchObject({ found: [] })
})

test('the numbers that the lesson prints', () => {
  const [small, large] = [shops[1] as (typeof shops)[0], prepare(makeShop(10_000))]
  expect(small.shop.sales.filter(({ month }) => month === MONTH)).toHaveLength(179)
  expect(ask('circle', 'trigram', small).touched).toBe(1248)
  expect(best('circle', stores, small)?.touched).toBe(447)
  expect(ask('circle', 'graph', large).touched).toBe(465)
  expect(ask('circle', 'trigram', large).touched).toBe(1547)
  expect(ask('holders', 'document', large).touched).toBe(17)
  expect(ask('typo', 'trigram', large).touched).toBe(5)
})
