import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { decide } from './rule.ts'
import type { Answer } from './statistics.ts'

/** Shares of the readers that a release goes through. */
const STEPS = [0.05, 0.25, 1]

let release = ''
let share = 0
let since = Date.now()
let fresh: Answer[] = []
let old: Answer[] = []

// 1 v2 says which release stands there: another one begins at the first step
const app = new Hono()
app.put('/release', async (c) => {
  const said = await c.req.json()
  if (said.release !== release) {
    release = said.release
    fresh = []
    old = []
    await go(release === '' ? 0 : STEPS[0])
  }
  return c.body(null, 204)
})
serve({ fetch: app.fetch, port: Number(process.env.PORT) })

// 2 once a second: look, decide, and say to the router what share there is to be
setInterval(async () => {
  try {
    const noted = await fetch(`${process.env.ROUTER_URL}/answers`, { signal: AbortSignal.timeout(800) })
    for (const answer of await noted.json()) (answer.version === 'v2' ? fresh : old).push(answer)
    const decision = share > 0 ? decide({ fresh, old, share, seconds: (Date.now() - since) / 1_000 }) : 'stay'
    if (decision === 'stay') return await say()
    console.log(`${release}: ${decision}, after ${fresh.length} answers of v2`)
    await go(decision === 'back' ? 0 : (STEPS[STEPS.indexOf(share) + 1] ?? 1))
  } catch {
    // no look this time
  }
}, 1_000)

async function go(next = 0): Promise<void> {
  share = next
  since = Date.now()
  await say()
}

async function say(): Promise<void> {
  const body = JSON.stringify({ share })
  await fetch(`${process.env.ROUTER_URL}/share`, { method: 'PUT', body, signal: AbortSignal.timeout(800) })
}
