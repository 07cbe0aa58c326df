import { setTimeout } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { exponential, record, uniform, work } from 'faultline/lab'
import { Hono } from 'hono'

// both versions run this file: v1 is as it has been for weeks, on v2 stands one release after another
const SMALL = ['lamp', 'attic', 'harbour']
const asEver = { failing: 0.01, failingForOne: 0.01, slow: 0 }
const kinds = {
  good: { ...asEver, says: 'good' },
  nine: { failing: 0.1, failingForOne: 0.1, slow: 0, says: 'failing in 10 of 100' },
  four: { failing: 0.05, failingForOne: 0.05, slow: 0, says: 'failing in 5 of 100' },
  slow: { ...asEver, slow: 0.06, says: 'slow in 6 of 100' },
  one: { ...asEver, failingForOne: 0.22, says: 'failing in 22 of 100 for' },
}
let runs = asEver
let one = ''
let seen = 0
let failed = 0

// 1 readers of five bookshops ask for the price of a book
const app = new Hono()
app.get('/:tenant/books/:book', async (c) => {
  const { tenant, book } = c.req.param()
  seen += 1
  await work(20 + exponential(15) + (Math.random() < runs.slow ? uniform(140, 260) : 0))
  const fails = Math.random() < (tenant === one ? runs.failingForOne : runs.failing)
  if (!fails && book !== 'gone') return c.json({ tenant, book, price: 12 })
  failed += 1
  return c.json({ problem: 'no price' }, 500)
})
serve({ fetch: app.fetch, port: Number(process.env.PORT) })

// 2 the judge hears once a second which release stands here, and so again when it has been away
let release = ''
async function tell(): Promise<boolean> {
  const body = JSON.stringify({ release })
  const url = `${process.env.JUDGE_URL}/release`
  return fetch(url, { method: 'PUT', body, signal: AbortSignal.timeout(800) }).then(
    ({ ok }) => ok,
    () => false,
  )
}

// 3 how good a release is gets drawn here, and nobody is told
function draw(): keyof typeof kinds {
  const dice = Math.random()
  if (dice < 0.62) return 'good'
  if (dice < 0.73) return 'nine'
  if (dice < 0.82) return 'four'
  return dice < 0.9 ? 'slow' : 'one'
}

// 4 it is over when for three seconds everybody has had it, or nobody any more, and after a minute in any case
async function putOut(name: string): Promise<void> {
  const kind = draw()
  runs = kinds[kind]
  one = SMALL[Math.floor(Math.random() * SMALL.length)] as string
  failed = 0
  release = name
  while (!(await tell())) await setTimeout(1_000)
  let ending = ''
  let most = 0
  let seconds = 0
  for (let lately: number[] = []; ending === ''; seconds += 1) {
    seen = 0
    await setTimeout(1_000)
    tell()
    lately = [seen, ...lately].slice(0, 3)
    const three = lately.reduce((sum, n) => sum + n, 0)
    most = Math.max(most, three)
    if (three > 285) ending = 'everyone'
    else if (three === 0 && most > 0 && lately.length === 3) ending = 'nobody'
    else if (seconds === 59) ending = 'neither'
  }
  runs = asEver
  release = ''
  await tell()
  record(ending, `${kind} ${name}`, seconds)
  record('most', `${kind} ${name}`, most)
  record('failures', `${kind} ${name}`, failed)
  const was = kind === 'one' ? `${kinds.one.says} ${one}` : kinds[kind].says
  console.log(`${name} was ${was}; ${ending} has it after ${seconds} s`)
  await setTimeout(1_000)
}

if (process.env.JUDGE_URL) {
  await setTimeout(1_000)
  for (let number = 1; ; number++) await putOut(`release ${number}`)
}
