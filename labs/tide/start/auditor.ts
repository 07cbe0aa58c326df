import { serve } from '@hono/node-server'
import { record } from 'faultline/lab'
import { Hono } from 'hono'

type Line = { role: string; size: string; count: number }
type Instance = { role: string; size: string }

// tells the reconciler of each thing done by hand, once, and does not ask whether it was heard
const app = new Hono()
app.post('/log', async (c) => {
  const body = JSON.stringify(await c.req.json())
  const url = `${process.env.RECONCILER_URL}/notices`
  fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(500) }).catch(() => console.log('a notice was lost'))
  return c.body(null, 204)
})

// compares what is declared with what is really there, twice a second
let told = ''
setInterval(async () => {
  try {
    const declared: Line[] = await read(`${process.env.DESIRED_URL}/declaration`)
    const running: Instance[] = await read(`${process.env.CLOUD_URL}/truth`)
    const right = declared.map(({ role, size }) => running.filter((one) => one.role === role && one.size === size))
    const missing = declared.reduce((sum, { count }, i) => sum + Math.max(0, count - (right[i]?.length ?? 0)), 0)
    const kept = declared.reduce((sum, { count }, i) => sum + Math.min(count, right[i]?.length ?? 0), 0)
    const surplus = running.length - kept
    record('drift', 'shop', missing + surplus)
    const says = surplus + missing === 0 ? 'as declared' : `${missing} missing, ${surplus} too many or wrong`
    if (says !== told) console.log(`drift ${missing + surplus}: ${says}`)
    told = says
  } catch {
    // no look this time
  }
}, 500)

async function read<T>(url: string): Promise<T> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(400) })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return answer.json()
}

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
