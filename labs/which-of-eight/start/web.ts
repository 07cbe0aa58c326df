import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { failed, healthy, succeeded } from './health.ts'
import { type Copy, pick } from './pick.ts'

// the eight copies of search, and what this web knows of each
const copies = [1, 2, 3, 4, 5, 6, 7, 8].map((n): Copy => {
  return { name: `search-${n}`, url: String(process.env[`SEARCH_${n}_URL`]), calls: 0, reported: 0 }
})
const app = new Hono()

app.get('/search/:word', async (c) => {
  const copy = pick(healthy(copies))
  copy.calls += 1
  try {
    const answer = await fetch(`${copy.url}/search/${c.req.param('word')}`)
    if (!answer.ok) throw new Error(`${copy.name} answered ${answer.status}`)
    const found = await answer.json()
    succeeded(copy)
    return c.json(found)
  } catch {
    failed(copy)
    return c.json({ problem: `${process.env.WEB} got no answer from ${copy.name}` }, 502)
  } finally {
    copy.calls -= 1
  }
})

// twice a second each copy is asked how many searches it has, from all webs together
setInterval(() => {
  for (const copy of copies) {
    fetch(`${copy.url}/busy`, { signal: AbortSignal.timeout(400) })
      .then((answer) => answer.json())
      .then(({ searches }) => {
        copy.reported = searches
      })
      .catch(() => {
        // what it said last stands
      })
  }
}, 500)

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
