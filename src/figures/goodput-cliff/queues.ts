/**
 * Five ways in which inventory can treat the line before its ten clerks. The lines are the program: `make-runs.ts` puts them
 * into it and runs it, the figure shows them.
 */
export const queues = ['all', 'expired', 'hopeless', 'bounded', 'newest'] as const

export type Queue = (typeof queues)[number]

/** How long a reader waits for the answer. */
export const PATIENCE_MS = 500

export const lines: Record<Queue, string> = {
  all: `await clerks.run(exponential(50))`,
  expired: `const until = Date.now() + ${PATIENCE_MS}
const served = await clerks.run(exponential(50), { until })
if (!served) return c.text('too late', 503)`,
  hopeless: `const until = Date.now() + ${PATIENCE_MS} - 150
const served = await clerks.run(exponential(50), { until })
if (!served) return c.text('too late', 503)`,
  bounded: `if (clerks.waiting >= 40) return c.text('busy', 503)
await clerks.run(exponential(50))`,
  newest: `if (clerks.busy === 10) await new Promise(go => waiting.push(go))
await clerks.run(exponential(50))
waiting.pop()?.()`,
}

/** The whole of inventory with one of them. */
export function program(queue: Queue): string {
  return `import { serve } from '@hono/node-server'
import { exponential, pool } from 'faultline/lab'
import { Hono } from 'hono'

const clerks = pool(10)
const waiting = []
const app = new Hono()
app.get('/stock/:id', async (c) => {
  ${lines[queue].replaceAll('\n', '\n  ')}
  return c.json({ id: c.req.param('id'), left: 3 })
})
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
`
}
