import { Hono } from 'hono'

/** The service whose program the figure shows, with these words in its answer. It runs where it is called, without a network. */
export function service(words: string): Hono {
  const app = new Hono()
  app.get('/books/:id', (c) => {
    const stock = words
    const id = c.req.param('id')
    return c.json({ id, stock })
  })
  return app
}

/** The same as a whole program, cut where the words stand. The test beside this file runs both. */
export const program = {
  before: `import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()

// the answer for one book
app.get('/books/:id', (c) => {
  const stock = '`,
  after: `'
  const id = c.req.param('id')
  return c.json({ id, stock })
})
serve({ fetch: app.fetch, port: 3000 })`,
}

/** What a request gets back. */
export interface Answer {
  status: number
  body: string
}

/** Sends one request to the service. */
export async function send(words: string, path: string): Promise<Answer> {
  const answer = await service(words).request(path)
  return { status: answer.status, body: await answer.text() }
}
