import { LOG_LEVELS, ROW_LENGTH, Row, SERVICE_STATES } from '../../../src/engine/journal.ts'
import type { KernelMessage, ServiceFiles } from '../../../src/protocol/live.ts'
import { keepSandbox } from '../../../src/runtime/browser/keep-sandbox.ts'
import { type Sandbox, SandboxError } from '../../../src/runtime/browser/sandbox.ts'

/** What the test asks of this page, and hears back. */
export interface Order {
  lab: string
  /** The files with the hostile program, and the mended ones that must run after it. */
  files: ServiceFiles
  mended: ServiceFiles
  /** The service that is edited back. */
  service: string
  /** When to stop waiting: what the service logs when it is through, or how long to let it run at most. */
  until: { logs?: string; told?: boolean; ms: number }
}

export interface Report {
  /** What the learner is told: refusals, log lines of level error, hangs, a lost frame. */
  told: string[]
  logs: string[]
  /** The longest that the page's main thread let something wait, in ms. */
  worstMs: number
  /** The longest single piece of work of this page itself, in ms; what is left of `worstMs` others kept the machine for. */
  busyMs: number
  /** Requests answered with 200 by the mended code, and how long it took from the edit to the first. */
  answered: number
  mendedMs: number
  lost: string
  /** Sandboxes opened so far in place of lost ones, without being asked for. */
  reopened: number
  /** Window messages that the page did not expect. */
  stray: string[]
  /** What somebody wrote over the page's secrets. */
  changed: string[]
}

export const SECRET = 'canary-7391'
const MEND_MS = 15_000

localStorage.setItem('secret', SECRET)
// biome-ignore lint/suspicious/noDocumentCookie: a canary
document.cookie = `secret=${SECRET}`
Object.assign(globalThis, { secret: SECRET })

const stray: string[] = []
addEventListener('message', (event) => {
  if (event.data !== 'faultline-frame') stray.push(String(event.data))
})

let sandbox: Sandbox
/** Why the sandbox that is there took the place of another, or why there is none. */
let lost = ''
/** Sandboxes that were opened without being asked for, in place of lost ones. */
let reopened = 0
let lastId = 0
let present: Promise<void> = Promise.resolve()
keep()
await present

/** As the workbench does: a lost sandbox is replaced at once; when two go in a row, somebody presses Try again. */
function keep(): void {
  let arrived = () => {}
  const expect = () => {
    present = new Promise((resolve) => {
      arrived = resolve
    })
  }
  expect()
  keepSandbox({
    opened(one, lostBefore) {
      sandbox = one
      if (lostBefore !== '') {
        reopened += 1
        lost = lostBefore
      }
      arrived()
    },
    lost: expect,
    ended(why) {
      lost = why
      const done = arrived
      keep()
      void present.then(done)
    },
  })
}

async function trial(order: Order): Promise<Report> {
  const told: string[] = []
  const logs: string[] = []
  const strings: string[] = ['']
  let answered = 0
  const hear = (message: KernelMessage): void => {
    if (message.type === 'hung') told.push(`${message.service} hung at event ${message.event}`)
    if (message.type === 'stopped') told.push(message.error.message)
    if (message.type !== 'journal') return
    strings.push(...message.strings)
    for (const { service, level, text } of message.logs) {
      logs.push(`${service}: ${text}`)
      if (level === LOG_LEVELS[4]) told.push(`${service}: ${text}`)
    }
    for (let i = 0; i < message.rows.length; i += ROW_LENGTH) {
      const [kind, , , outcome, status] = message.rows.subarray(i, i + ROW_LENGTH)
      if (kind === Row.end && outcome === 0 && status === 200) answered += 1
      if (kind === Row.state && SERVICE_STATES[message.rows[i + 3] as number] === 'crashed')
        told.push(`${strings[message.rows[i + 2] as number]} crashed`)
    }
  }
  const pulse = startPulse()
  await present
  lost = ''
  let stop = sandbox.on(hear)
  const ask = async (message: object): Promise<boolean> => {
    try {
      await within(MEND_MS, sandbox.request({ ...message, id: ++lastId } as never))
      return true
    } catch (error) {
      const detail = error instanceof SandboxError ? error.detail : { name: 'Error', message: String(error) }
      const { service = '' } = detail as { service?: string }
      told.push(`${service}: ${detail.name}: ${detail.message}`)
      return false
    }
  }
  const opening = ask({ type: 'open', lab: order.lab, seed: 1, files: order.files })
  sandbox.send({ type: 'speed', speed: 5 })
  sandbox.send({ type: 'run' })
  const enough = () =>
    lost !== '' ||
    (order.until.told && told.length > 0) ||
    (order.until.logs !== undefined && logs.some((line) => line.includes(order.until.logs as string)))
  await until(enough, order.until.ms)
  if (lost === '') await within(MEND_MS, opening).catch(() => false)
  const edited = performance.now()
  let losses = lost
  // what was killed can still take the frame with it while it goes; then again in a new one
  for (let round = 0; round < 3 && answered === 0; round++) {
    if (lost !== '') {
      losses ||= lost
      told.push(lost)
      stop()
      await present
      lost = ''
      stop = sandbox.on(hear)
      await ask({ type: 'open', lab: order.lab, seed: 1, files: order.mended })
    } else if (round > 0) break
    else await ask({ type: 'edit', service: order.service, files: order.mended[order.service] })
    answered = 0
    sandbox.send({ type: 'run' })
    await until(() => answered > 0 || lost !== '', MEND_MS)
    if (lost !== '') answered = 0
  }
  const mendedMs = performance.now() - edited
  stop()
  sandbox.send({ type: 'close' })
  const changed = [
    localStorage.getItem('secret'),
    document.cookie,
    (globalThis as unknown as { secret: string }).secret,
  ]
    .filter((text) => !String(text).endsWith(SECRET))
    .map(String)
  const { worstMs, busyMs } = pulse()
  const shorten = (lines: string[]) => lines.slice(0, 1_000).map((line) => line.slice(0, 2_000))
  return {
    told: shorten(told),
    logs: shorten(logs),
    worstMs,
    busyMs,
    answered,
    mendedMs,
    lost: losses,
    reopened,
    stray: stray.splice(0),
    changed,
  }
}

/** Measures how late the main thread comes to what is due, until the returned function is called. */
function startPulse(): () => { worstMs: number; busyMs: number } {
  let worst = 0
  let busy = 0
  const note = (tasks: PerformanceEntryList): void => {
    for (const { duration } of tasks) busy = Math.max(busy, duration)
  }
  // tells of tasks over 50 ms
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ type: 'longtask' })
  let going = true
  const { port1, port2 } = new MessageChannel()
  let asked = 0
  port1.onmessage = () => {
    worst = Math.max(worst, performance.now() - asked)
    if (going) setTimeout(ask, 10)
  }
  const ask = () => {
    asked = performance.now()
    port2.postMessage(0)
  }
  let beat = performance.now()
  const timer = setInterval(() => {
    worst = Math.max(worst, performance.now() - beat - 20)
    beat = performance.now()
  }, 20)
  ask()
  return () => {
    going = false
    clearInterval(timer)
    port1.close()
    note(observer.takeRecords())
    observer.disconnect()
    return { worstMs: worst, busyMs: busy }
  }
}

async function until(holds: () => unknown, ms: number): Promise<void> {
  const end = performance.now() + ms
  while (!holds() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10))
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no answer within ${ms / 1_000} s`)), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(late))
  })
}

for (;;) {
  const order = (await (await fetch('/order')).json()) as Order
  const report = await trial(order)
  await fetch('/report', { method: 'POST', body: JSON.stringify(report) })
}
