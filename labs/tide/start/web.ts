import { serve } from '@hono/node-server'
import { exponential, type Pool, pool } from 'faultline/lab'
import { Hono } from 'hono'

type Instance = { name: string; role: string; size: string }

// the balancer: each page goes to the instance of its service where the fewest wait
let instances: Instance[] = []
const pools = new Map<string, Pool>()
const app = new Hono()

app.put('/instances', async (c) => {
  instances = await c.req.json()
  return c.body(null, 204)
})

app.get('/:role/:page', async (c) => {
  const able = instances.filter(({ role }) => role === c.req.param('role'))
  const doors = able.map((one) => ({ size: one.size, pool: of(one) }))
  const [chosen] = doors.sort((one, other) => one.pool.waiting - other.pool.waiting)
  if (!chosen || chosen.pool.waiting > 10) return c.json({ problem: 'no instance has room' }, 503)
  await chosen.pool.run(exponential(chosen.size === 'large' ? 40 : 80))
  return c.json({ page: c.req.param('page') })
})

function of({ name }: Instance): Pool {
  const known = pools.get(name) ?? pool(1)
  pools.set(name, known)
  return known
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
