import { setTimeout } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { record } from 'faultline/lab'
import { Hono } from 'hono'

type Instance = { name: string; role: string; size: string; owner: string; byHand?: boolean; upAt: number }

// accounting rents here too
const running = new Map<string, Instance>()
for (const [name, role] of [
  ['ledger-1', 'ledger'],
  ['catalog-audit', 'catalog'],
] as const) {
  running.set(name, { name, role, size: 'small', owner: 'accounting', upAt: 0 })
}
const ours = () => [...running.values()].filter(({ owner }) => owner === 'shop')
const app = new Hono()

// 1 the list shows what ran up to a second ago
let listed = [...running.values()]
setInterval(() => {
  listed = [...running.values()]
}, 1_000)
app.get('/instances', (c) => c.json(listed.map(({ name, role, size, owner }) => ({ name, role, size, owner }))))

// 2 POST draws a name and makes an instance; PUT sees to it that there is one of that name, like this
let drawn = 0
app.post('/instances', async (c) => {
  drawn += 1
  return c.json(await put(`i-${drawn}`, await c.req.json()), 201)
})
app.put('/instances/:name', async (c) => c.json(await put(c.req.param('name'), await c.req.json())))
app.delete('/instances/:name', async (c) => {
  await setTimeout(400)
  const instance = running.get(c.req.param('name'))
  if (!instance) return c.json({ problem: 'no such instance' }, 404)
  changed(instance)
  record('dismissed', instance.name, instance.byHand ? 0 : 1)
  running.delete(instance.name)
  tellWeb()
  return c.body(null, 204)
})

async function put(name: string, { role, size, owner }: Instance): Promise<Instance> {
  await setTimeout(400)
  const known = running.get(name)
  if (known?.role === role && known.size === size && known.owner === owner) return known
  const instance = { ...known, name, role, size, owner, upAt: known?.upAt ?? Date.now() + 1_000 }
  changed(known ?? instance)
  running.set(name, instance)
  await tellWeb()
  // a new one starts for a second
  if (!known) setTimeout(1_001).then(tellWeb)
  return instance
}

function changed({ name, owner }: Instance): void {
  record(owner === 'shop' ? 'changed' : 'foreign', name)
}

// 3 people at the console: they remove, resize and add, and the auditor hears of each
app.post('/console', async (c) => {
  const { turn, remove, resize, add } = await c.req.json()
  const all = ours().filter((one) => !one.byHand)
  const picked = all.map((_, i) => all[(i + turn) % all.length] as Instance)
  for (const instance of picked.splice(0, remove)) {
    running.delete(instance.name)
    byHand('removed', instance)
  }
  for (const instance of picked.splice(0, resize)) {
    const resized = { ...instance, size: instance.size === 'small' ? 'large' : 'small' }
    running.set(instance.name, resized)
    byHand('resized', resized)
  }
  for (let i = 0; i < add; i++) {
    drawn += 1
    const name = `trial-${drawn}`
    const added = { name, role: 'trial', size: 'large', owner: 'shop', byHand: true, upAt: Date.now() + 1_000 }
    running.set(name, added)
    byHand('added', added)
  }
  record('shaken', 'shop')
  tellWeb()
  return c.body(null, 204)
})

function byHand(what: string, instance: Instance): void {
  console.log(`${what} by hand: ${instance.name}`)
  record('damage', instance.name)
  send(`${process.env.AUDITOR_URL}/log`, 'POST', { what, instance })
}

// 4 the balancer hears which of ours are up, the auditor what is really there
const tellWeb = () =>
  send(
    `${process.env.WEB_URL}/instances`,
    'PUT',
    ours().filter(({ upAt }) => upAt <= Date.now()),
  )
app.get('/truth', (c) => c.json(ours()))

async function send(url: string, method: string, body: unknown): Promise<void> {
  await fetch(url, { method, body: JSON.stringify(body), signal: AbortSignal.timeout(500) }).catch(() => {
    // told once; whoever did not hear it does not know
  })
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
