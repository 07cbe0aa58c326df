import type { Hono } from 'hono'
import type { Caller, Field } from './who-breaks.ts'

/** One thing that a caller asks, and what it relies on in the answer: an example, of which only the type counts, or one value. */
interface Expectation {
  path: string
  like: Record<string, unknown>
  is: Record<string, unknown>
}

/** What each caller has written down: what it reads, and nothing else. */
export function contract(caller: Caller, field: Field): Expectation[] {
  switch (caller) {
    case 'web':
      return [
        { path: '/books/7', like: { [field]: 18 }, is: { state: 'here' } },
        { path: '/books/9', like: { [field]: 12 }, is: { state: 'gone' } },
      ]
    case 'orders':
      return [
        { path: '/books/7', like: { [field]: 18 }, is: { state: 'here' } },
        { path: '/books/9', like: {}, is: { state: 'gone' } },
      ]
    case 'search':
      return [{ path: '/books', like: { [field]: 18, state: 'here' }, is: {} }]
  }
}

/** Tries a contract against a catalog: the first thing that is not as written, or nothing. */
export async function verify(expectations: Expectation[], catalog: Hono): Promise<string | undefined> {
  for (const { path, like, is } of expectations) {
    const response = await catalog.request(path)
    if (!response.ok) return String(response.status)
    const body: unknown = await response.json()
    for (const one of (Array.isArray(body) ? body : [body]) as Record<string, unknown>[]) {
      for (const [name, example] of Object.entries(like)) if (typeof one[name] !== typeof example) return name
      for (const [name, value] of Object.entries(is)) if (one[name] !== value) return name
    }
  }
  return undefined
}
