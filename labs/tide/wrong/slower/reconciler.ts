import { setTimeout } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { atStart, everyRound, type Instance, type Line, onNotice, type Step } from './plan.ts'

const { DESIRED_URL, CLOUD_URL } = process.env
const app = new Hono()

// the auditor tells what was done by hand, once
app.post('/notices', async (c) => {
  const notice = await c.req.json()
  attempt(async () => take(onNotice(notice, await declared())))
  return c.body(null, 202)
})
serve({ fetch: app.fetch, port: Number(process.env.PORT) })

// 1 once at the start, 2 again and again; what fails is left to the next round
await setTimeout(500)
await attempt(async () => take(atStart(await declared())))
while (true) {
  // each at a time of its own, so that they do not meet
  await setTimeout(15_000 + Math.random() * 10_000)
  await attempt(async () => take(everyRound(await declared(), await found())))
}

async function take(steps: Step[]): Promise<void> {
  for (const step of steps) {
    console.log(`${step.do} ${step.name ?? `one of ${step.do === 'make' && step.role}`}`)
    if (step.do === 'remove') await ask(`${CLOUD_URL}/instances/${step.name}`, 'DELETE')
    else if (step.name) await ask(`${CLOUD_URL}/instances/${step.name}`, 'PUT', { ...step, owner: 'shop' })
    else await ask(`${CLOUD_URL}/instances`, 'POST', { ...step, owner: 'shop' })
  }
}

async function declared(): Promise<Line[]> {
  return (await ask(`${DESIRED_URL}/declaration`)).json()
}

async function found(): Promise<Instance[]> {
  return (await ask(`${CLOUD_URL}/instances`)).json()
}

async function ask(url: string, method = 'GET', body?: object): Promise<Response> {
  const signal = AbortSignal.timeout(1_000)
  const answer = await fetch(url, { method, signal, ...(body ? { body: JSON.stringify(body) } : {}) })
  if (answer.status >= 500) throw new Error(`${method} ${url} answered ${answer.status}`)
  return answer
}

async function attempt(what: () => Promise<void>): Promise<void> {
  try {
    await what()
  } catch (error) {
    console.log(`given up until the next round: ${(error as Error).message}`)
  }
}
