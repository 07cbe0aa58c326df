import { serve } from '@hono/node-server'
import { record } from 'faultline/lab'
import { Hono } from 'hono'

// looks at every copy twice a second, and notes what it shows and how many numbers it keeps
const copies = { seoul: process.env.SEOUL_URL, busan: process.env.BUSAN_URL, jeju: process.env.JEJU_URL }
const app = new Hono()

let looks = 0
setInterval(async () => {
  const seen = await Promise.all(Object.entries(copies).map(([name, url]) => look(name, String(url)).catch(() => '?')))
  looks += 1
  if (looks % 4 === 0) console.log(`page 1 shows ${seen.join(', ')}`)
}, 500)

async function look(name: string, url: string): Promise<number> {
  let first = 0
  for (const page of ['1', '2']) {
    const answer = await fetch(`${url}/likes/${page}`, { signal: AbortSignal.timeout(400) })
    const { likes } = await answer.json()
    record(`page ${page}`, name, likes)
    if (page === '1') first = likes
  }
  const answer = await fetch(`${url}/state`, { signal: AbortSignal.timeout(400) })
  const pages: Record<string, unknown> = await answer.json()
  for (const page of Object.values(pages)) record('numbers', name, numbersIn(page))
  return first
}

function numbersIn(value: unknown): number {
  if (typeof value === 'number') return 1
  if (typeof value === 'string') return 1
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, one) => sum + numbersIn(one), 0)
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
