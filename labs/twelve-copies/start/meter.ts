import { serve } from '@hono/node-server'
import { record } from 'faultline/lab'
import { Hono } from 'hono'
import type { plan } from './plan.ts'

// what a copy holds, in MB: a runtime, and each of its modules whether anybody asks for it or not
const RUNTIME = 100
const MODULES = { catalog: 200, search: 800, checkout: 150 }

// the bill, once a second, from the plan that web works by
let seconds = 0
setInterval(async () => {
  const answer = await fetch(`${process.env.WEB_URL}/plan`)
  const units = Object.values((await answer.json()) as typeof plan)
  const cores = units.reduce((sum, { copies }) => sum + copies, 0)
  const gigabytes = units.reduce((sum, { modules, copies }) => {
    return sum + (copies * modules.reduce((mb, module) => mb + MODULES[module], RUNTIME)) / 1_000
  }, 0)
  record('memory', 'all', gigabytes)
  record('cores', 'all', cores)
  seconds += 1
  if (seconds % 5 === 1) console.log(`${gigabytes.toFixed(1)} GB, ${cores} cores`)
}, 1_000)

const app = new Hono()
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
