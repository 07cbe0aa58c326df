import type { Hono } from 'hono'

/** What the callers believe a book to be. Nothing holds catalog to it while they run. */
export interface Told {
  id: number
  price: number
  amount: number
  state: 'here' | 'gone'
}

/** Asks catalog for a path and takes the answer for what the caller believes it to be; throws where catalog says no. */
export type Ask = <Belief>(path: string) => Promise<Belief>

/** What was read of catalog's answers, in order: the field and its value. */
export type Reads = [field: string, value: unknown][]

/** Asks this catalog; whatever field the caller looks at is written into `reads`. */
export function asking(catalog: Hono, reads: Reads): Ask {
  return async <Belief>(path: string) => {
    const response = await catalog.request(path)
    if (!response.ok) {
      reads.push(['ask', response.status])
      throw new Error(`catalog answered ${response.status}`)
    }
    const body: unknown = await response.json()
    const seen = Array.isArray(body) ? body.map((one) => watched(one, reads)) : watched(body as object, reads)
    return seen as Belief
  }
}

function watched(body: object, reads: Reads): object {
  return new Proxy(body, {
    get(target, field) {
      const value = Reflect.get(target, field)
      if (typeof field === 'string' && field !== 'then') reads.push([field, value])
      return value
    },
  })
}
