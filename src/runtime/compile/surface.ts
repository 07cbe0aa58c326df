/** What a service may import besides its own files: the documented subset, named in errors and in the guides. */
export const NODE_MODULES = [
  'node:assert',
  'node:assert/strict',
  'node:buffer',
  'node:console',
  'node:crypto',
  'node:events',
  'node:fs',
  'node:fs/promises',
  'node:http',
  'node:path',
  'node:perf_hooks',
  'node:process',
  'node:sqlite',
  'node:stream',
  'node:stream/promises',
  'node:timers',
  'node:timers/promises',
  'node:url',
  'node:util',
]

export const PACKAGES = [
  'faultline/bus',
  'faultline/lab',
  '@electric-sql/pglite',
  '@electric-sql/pglite/contrib/pg_trgm',
  '@hono/node-server',
  '@seald-io/nedb',
  'hono',
  'hono/accepts',
  'hono/basic-auth',
  'hono/bearer-auth',
  'hono/body-limit',
  'hono/combine',
  'hono/cookie',
  'hono/cors',
  'hono/etag',
  'hono/factory',
  'hono/http-exception',
  'hono/logger',
  'hono/method-override',
  'hono/pretty-json',
  'hono/request-id',
  'hono/route',
  'hono/secure-headers',
  'hono/streaming',
  'hono/timeout',
  'hono/timing',
  'hono/tiny',
  'hono/trailing-slash',
  'hono/validator',
  'minisearch',
]

/** The allowed name that is nearest to one that is not, if any is near. */
export function nearest(name: string, among: string[]): string | null {
  let best: string | null = null
  let least = Math.min(name.length, Math.max(1, Math.floor(name.length / 3)) + 1)
  for (const candidate of among) {
    const distance = editDistance(name, candidate)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

// Levenshtein's, one row at a time
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}
