import { MS, SECOND } from '../../engine/time.ts'
import type { Toy, ToyService } from '../../engine/toy/host.ts'

/** What a shop is made of, and which properties it has. */
export interface Shop {
  /** Deployable pieces that an order goes through: the whole shop in one, or four. */
  pieces: 1 | 4
  /** Two instances of each piece instead of one. */
  spare: boolean
  /** A machine notices a dead instance and starts it again; else a person does. */
  restarts: boolean
  /** A process is ready a second after it was started; else after twenty. */
  quick: boolean
  /** Baskets lie in a store of their own; else in the memory of the process that keeps them. */
  outside: boolean
}

/** How long until somebody, or something, notices a dead instance. */
export const NOTICED = { machine: 1 * SECOND, person: 30 * SECOND }
/** From the start of a process to its first answer. */
export const BOOT = { quick: 1 * SECOND, slow: 20 * SECOND }

/** A reader fills a basket, and orders it so much later. */
export const THINKS = 6 * SECOND
export const READERS_PER_SECOND = 8

/** Status for an order whose basket is not there. */
export const NO_BASKET = 410

/** The pieces in the order in which an order goes through them. The one that keeps the baskets is the one that is killed. */
export function pieces(shop: Shop): { names: string[]; keeper: string } {
  return shop.pieces === 1
    ? { names: ['shop'], keeper: 'shop' }
    : { names: ['web', 'orders', 'inventory', 'payment'], keeper: 'orders' }
}

/** Names of a piece's instances. */
export function instances(piece: string, shop: Shop): string[] {
  return shop.spare ? [`${piece}-a`, `${piece}-b`] : [`${piece}-a`]
}

/** All services of a shop, and the readers and the door before it. */
export function services(shop: Shop, untilUs: number): Record<string, ToyService> {
  const { names, keeper } = pieces(shop)
  const made: Record<string, ToyService> = {
    readers: readers(untilUs),
    door: passOn(instances(names[0] as string, shop), 1 * MS),
    store: basketStore(),
  }
  const at = names.indexOf(keeper)
  names.forEach((name, i) => {
    const next = names.slice(i + 1, i + 2).flatMap((one) => instances(one, shop))
    // what a basket needs goes as far as its keeper, an order goes through all
    const service = i === at ? basketKeeper(shop.outside, next) : passOn(next, WORK)
    for (const instance of instances(name, shop)) made[instance] = service
  })
  return made
}

const WORK = 10 * MS
const LEFT_OUT = 2 * SECOND

/** Readers: each puts a book into a basket and orders it a little later. */
function readers(untilUs: number): ToyService {
  return (toy) => {
    const comes = (n: number): void => {
      toy.timer(toy.random.exponential(SECOND / READERS_PER_SECOND), () => {
        if (toy.now > untilUs) return
        toy.call('door', `/put/${n}`, () => {})
        toy.timer(THINKS, () => void toy.call('door', `/order/${n}`, () => {}))
        comes(n + 1)
      })
    }
    comes(1)
    return () => {}
  }
}

/** Works for a moment, then asks any instance of the next piece; one that refuses is left out for two seconds. */
function passOn(next: string[], work: number): ToyService {
  return (toy) => {
    const ask = asking(toy, next)
    return (request) => {
      toy.timer(work, () => ask(request.head.path, (status) => toy.answer(request.call, status)), false, request.call)
    }
  }
}

/** Keeps the baskets, in its own memory or in the store. */
function basketKeeper(outside: boolean, next: string[]): ToyService {
  return (toy) => {
    const baskets = new Set<string>()
    const ask = asking(toy, next)
    const inStore = asking(toy, ['store'])
    return (request) => {
      const [, verb, reader] = request.head.path.split('/') as [string, string, string]
      const answer = (status: number) => toy.answer(request.call, status)
      const found = (there: boolean) => {
        if (!there) return answer(NO_BASKET)
        if (next.length === 0) return answer(200)
        ask(request.head.path, answer)
      }
      toy.timer(
        WORK,
        () => {
          if (outside) return inStore(request.head.path, verb === 'put' ? answer : (status) => found(status === 200))
          if (verb === 'order') return found(baskets.has(reader))
          baskets.add(reader)
          answer(200)
        },
        false,
        request.call,
      )
    }
  }
}

/** The store of baskets; it does not die here. */
function basketStore(): ToyService {
  return (toy) => {
    const baskets = new Set<string>()
    return (request) => {
      const [, verb, reader] = request.head.path.split('/') as [string, string, string]
      if (verb === 'put') baskets.add(reader)
      toy.answer(request.call, baskets.has(reader) ? 200 : NO_BASKET)
    }
  }
}

/** Asks one of the instances, at random; another where that one refuses, 503 where none answers. */
function asking(toy: Toy, names: string[]): (path: string, done: (status: number) => void) => void {
  const out = new Map<string, number>()
  return (path, done) => {
    const attempt = (tried: string[]): void => {
      const free = names.filter((name) => !tried.includes(name) && (out.get(name) ?? 0) <= toy.now)
      const name = free[toy.random.below(Math.max(1, free.length))]
      if (name === undefined) return done(names.length === 0 ? 200 : 503)
      toy.call(name, path, (status) => {
        if (status !== 0) return done(status)
        out.set(name, toy.now + LEFT_OUT)
        attempt([...tried, name])
      })
    }
    attempt([])
  }
}
