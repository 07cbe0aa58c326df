import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()

// #region page
// the page of a book
app.get('/books/:id', async (c) => {
  const id = c.req.param('id')
  const stock = 'we will tell you tomorrow'
  return c.json({ book: id, stock })
})
// #endregion

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
