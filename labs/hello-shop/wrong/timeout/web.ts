import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const inventory = process.env.INVENTORY_URL
const app = new Hono()

// #region page
// the page of a book
app.get('/books/:id', async (c) => {
  const id = c.req.param('id')
  const stock = await askInventory(id)
  return c.json({ book: id, stock })
})

// what inventory says about it
async function askInventory(id: string) {
  const signal = AbortSignal.timeout(500)
  const answer = await fetch(`${inventory}/stock/${id}`, { signal })
  const { left } = await answer.json()
  return `${left} copies on the shelf`
}
// #endregion

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
