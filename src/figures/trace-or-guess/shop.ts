import { MS } from '../../engine/time.ts'
import type { Toy, ToyService } from '../../engine/toy/host.ts'

/** How `orders` learns the prices of the books in an order: one call for each, or one for all. */
export const asks = ['each', 'all'] as const
export type Asks = (typeof asks)[number]

export const PER_SECOND = 20
/** One order in so many comes from a book club, for so many books; the others are for one to three. */
const CLUB_ONE_IN = 20
export const CLUB_BOOKS = 40

/** What the services work on a request, in milliseconds; means, drawn exponentially. */
const workMs = { web: 5, orders: 8, catalog: 12, payment: 60 }

/** A checkout: web asks orders, orders asks catalog for the books and then payment. Nobody waits for anybody else's request. */
export function services(how: Asks): Record<string, ToyService> {
  return {
    web: (toy) => (request) =>
      work(toy, workMs.web, request.call, () =>
        toy.call('orders', '/orders', (status) => toy.answer(request.call, status)),
      ),
    orders: (toy) => (request) =>
      work(toy, workMs.orders, request.call, () => {
        const books = toy.random.below(CLUB_ONE_IN) === 0 ? CLUB_BOOKS : 1 + toy.random.below(3)
        const pay = () => toy.call('payment', '/payments', (status) => toy.answer(request.call, status))
        if (how === 'all') toy.call('catalog', `/books?n=${books}`, pay)
        else one(toy, books, pay)
      }),
    catalog: (toy) => (request) => work(toy, workMs.catalog, request.call, () => toy.answer(request.call, 200)),
    payment: (toy) => (request) => work(toy, workMs.payment, request.call, () => toy.answer(request.call, 200)),
  }
}

/** One book after the other, each when the last has been answered. */
function one(toy: Toy, left: number, done: () => void): void {
  if (left === 0) return done()
  toy.call('catalog', '/books/1', () => one(toy, left - 1, done))
}

const work = (toy: Toy, ms: number, call: number, then: () => void) =>
  toy.timer(toy.random.exponential(ms * MS), then, false, call)
