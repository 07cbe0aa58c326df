import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const copies = [1, 2, 3, 4].map((n) => process.env[`SEARCH_${n}_URL`])
const HEDGE_AFTER_MS = Number(process.env.HEDGE_AFTER_MS)
const PER_REQUEST = Number(process.env.BUDGET)
const SAVED_AT_MOST = 5
const app = new Hono()
// a second call is spent from a budget that every search adds to
let secondCalls = 0

app.get('/search/:id', async (c) => {
  const path = `/find/${c.req.param('id')}`
  secondCalls = Math.min(SAVED_AT_MOST, secondCalls + PER_REQUEST)
  const first = Math.floor(Math.random() * copies.length)
  const stop = new AbortController()
  const ask = async (copy: number) => (await fetch(`${copies[copy]}${path}`, { signal: stop.signal })).json()

  const answers: Promise<unknown>[] = [ask(first)]
  const soon = await Promise.race([...answers, wait(HEDGE_AFTER_MS)])
  if (soon === LATE && secondCalls >= 1) {
    secondCalls -= 1
    // any copy but the first
    answers.push(ask((first + 1 + Math.floor(Math.random() * (copies.length - 1))) % copies.length))
  }
  const found = await Promise.race(answers)
  // whoever lost is no longer waited for; a clerk who has begun does not hear of it
  for (const answer of answers) answer.catch(() => {})
  stop.abort()
  return c.json(found as object)
})

const LATE = Symbol('late')
function wait(ms: number) {
  return new Promise((resolve) => setTimeout(() => resolve(LATE), ms))
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
