import type { CheckReply, CheckRequest } from '../../../protocol/check.ts'
import { openSandbox } from '../../../runtime/browser/sandbox.ts'

/** What the verification calls from outside: judges some code in this browser's sandbox. */
type Judge = (order: Omit<Extract<CheckRequest, { type: 'check' }>, 'type' | 'id'>) => Promise<CheckReply>

const sandbox = await openSandbox().catch(async (error: unknown) => {
  await post({ type: 'broken', why: String(error) })
  throw error
})
let id = 0

const judge: Judge = (order) =>
  new Promise((resolve) => {
    const mine = ++id
    const stop = sandbox.on((message) => {
      if ((message.type !== 'check-done' && message.type !== 'check-failed') || message.id !== mine) return
      stop()
      resolve(message)
    })
    sandbox.send({ type: 'check', id: mine, ...order })
  })

/** Events and virtual time a wall second, from the first seed's report to the last one's. */
async function speed(order: Parameters<Judge>[0]) {
  let first = { wall: 0, virtualMs: 0 }
  const stop = sandbox.on((message) => {
    if (message.type === 'check-progress' && message.done === 1)
      first = { wall: performance.now(), virtualMs: message.virtualMs }
  })
  const reply = await judge(order)
  stop()
  if (reply.type !== 'check-done') throw new Error(JSON.stringify(reply))
  const wallMs = performance.now() - first.wall
  const events = reply.reports.slice(1).reduce((sum, report) => sum + report.events, 0)
  return { events: (events / wallMs) * 1_000, virtualPerWall: (reply.verdict.virtualMs - first.virtualMs) / wallMs }
}

Object.assign(globalThis, { judge, speed })
document.title = 'ready'
// where nothing drives the browser, the page asks for what is to be done
if (location.search === '?post') await postAll().catch((error: unknown) => post({ type: 'broken', why: String(error) }))

async function postAll(): Promise<void> {
  sandbox.on((message) => {
    if (message.type === 'check-progress') void post({ type: 'alive' })
  })
  for (let order = 0; ; order++) {
    const given = await (await fetch(`/order/${order}`)).json()
    if (given === null) return
    await post({ type: 'reply', order, reply: await judge(given) })
  }
}

async function post(said: object): Promise<void> {
  await fetch('/said', { method: 'POST', body: JSON.stringify(said) })
}
