/**
 * Three ways to answer 200 searches a second, and the single box that they start from. The lines are the programs:
 * `make-runs.ts` runs them, the figure shows them.
 */
export const layouts = ['one', 'up', 'random', 'fewest'] as const

export type Layout = (typeof layouts)[number]

/** Boxes of a layout, and how long one of them works for a search, on average. */
export const boxes: Record<Layout, { count: number; workMs: number }> = {
  one: { count: 1, workMs: 20 },
  up: { count: 1, workMs: 5 },
  random: { count: 4, workMs: 20 },
  fewest: { count: 4, workMs: 20 },
}

/** Searches a second that all boxes together can answer. */
export function capacity(layout: Layout): number {
  const { count, workMs } = boxes[layout]
  return (count * 1000) / workMs
}

/** The line of the balancer that chooses a box. */
export const picks: Partial<Record<Layout, string>> = {
  random: 'const box = up[Math.floor(Math.random() * up.length)]',
  fewest: 'const box = up.reduce((a, b) => (b.open < a.open ? b : a))',
}

/** A box: one search at a time. */
export function boxProgram(workMs: number): string {
  return `import { serve } from '@hono/node-server'
import { exponential, pool } from 'faultline/lab'
import { Hono } from 'hono'

const worker = pool(1)
const app = new Hono()
app.get('/search/:word', async (c) => {
  await worker.run(exponential(${workMs}))
  return c.json({ word: c.req.param('word'), books: 3 })
})
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
`
}

/** The balancer before the boxes. One that refuses is left out for two seconds, and the search goes to another. */
export function balancerProgram(pick: string): string {
  return `import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const boxes = [1, 2, 3, 4].map((n) => ({ url: process.env['BOX_' + n + '_URL'], open: 0, outUntil: 0 }))
const app = new Hono()
app.get('/search/:word', async (c) => {
  for (let tried = 0; tried < boxes.length; tried++) {
    const up = boxes.filter((box) => box.outUntil <= Date.now())
    if (up.length === 0) break
    ${pick}
    box.open += 1
    try {
      const answer = await fetch(box.url + '/search/' + c.req.param('word'))
      return c.json(await answer.json())
    } catch {
      box.outUntil = Date.now() + 2_000
    } finally {
      box.open -= 1
    }
  }
  return c.json({ problem: 'no box answers' }, 502)
})
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
`
}
