import type { Pool } from 'faultline/lab'
import { Hono } from 'hono'

/** Looks through all titles: 40 ms of a processor. One question in a thousand it was not written for. */
export function search(processors: Pool): Hono {
  const app = new Hono()
  app.get('/', async (c) => {
    const words = c.req.query('words') ?? ''
    await processors.run(40)
    if (words.includes('*')) outOfMemory()
    return c.json({ words, found: [words.length, words.length * 7] })
  })
  return app
}

/** The process is over, with everything in it. */
function outOfMemory(): never {
  console.error('search: out of memory')
  process.exit(137)
}
