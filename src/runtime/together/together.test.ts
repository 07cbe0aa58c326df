import { expect, test, vi } from 'vitest'
import { honoService as hono } from './testing/hono-service.ts'
import { play } from './testing/play.ts'

// the first play builds the service bundle
vi.setConfig({ testTimeout: 30_000 })

test('a hono service routes, reads a JSON body and answers', async () => {
  const { answers, errors } = await play({
    services: {
      web: hono(`
app.get('/books/:id', (c) => c.json({ id: c.req.param('id'), q: c.req.query('q') }))
app.post('/orders', async (c) => { const order = await c.req.json(); return c.json({ ok: true, n: order.items.length }, 201) })
app.get('/text', (c) => c.text('plain'))
`),
    },
    requests: [
      { to: 'web', path: '/books/7?q=a%20b' },
      {
        to: 'web',
        method: 'POST',
        path: '/orders',
        headers: [['content-type', 'application/json']],
        body: '{"items":[1,2]}',
      },
      { to: 'web', path: '/nowhere' },
      { to: 'web', path: '/text' },
    ],
  })
  expect(errors).toEqual({})
  expect(answers.map((answer) => [answer?.status, answer?.body])).toEqual([
    [200, '{"id":"7","q":"a b"}'],
    [201, '{"ok":true,"n":2}'],
    [404, '404 Not Found'],
    [200, 'plain'],
  ])
  expect(answers[3]?.headers).toMatchObject({ 'content-type': 'text/plain; charset=UTF-8', 'content-length': '5' })
  expect(answers[3]?.headers.date).toBe('Mon, 05 Jan 2026 13:00:00 GMT')
})

test('hono reads forms and files, sets cookies and runs middleware', async () => {
  const body = [
    '--x',
    'Content-Disposition: form-data; name="a"',
    '',
    'one',
    '--x',
    'Content-Disposition: form-data; name="f"; filename="f.txt"',
    'Content-Type: text/plain',
    '',
    'file text',
    '--x--',
    '',
  ].join('\r\n')
  const { answers, logs } = await play({
    services: {
      web: hono(
        `
app.use(logger())
app.post('/form', async (c) => {
  const form = await c.req.parseBody()
  const file = form.f
  setCookie(c, 'seen', 'yes')
  return c.json({ a: form.a, name: file instanceof File ? file.name : null, text: file instanceof File ? await file.text() : null })
})
app.get('/late', timeout(20), async (c) => { await new Promise((r) => setTimeout(r, 50)); return c.text('never') })
app.get('/bad', () => { throw new HTTPException(418, { message: 'teapot' }) })
`,
        `import { setCookie } from 'hono/cookie'\nimport { logger } from 'hono/logger'\nimport { timeout } from 'hono/timeout'\nimport { HTTPException } from 'hono/http-exception'`,
      ),
    },
    requests: [
      {
        to: 'web',
        method: 'POST',
        path: '/form',
        headers: [['content-type', 'multipart/form-data; boundary=x']],
        body,
      },
      { to: 'web', path: '/late' },
      { to: 'web', path: '/bad' },
    ],
  })
  expect(answers[0]?.body).toBe('{"a":"one","name":"f.txt","text":"file text"}')
  expect(answers[0]?.headers['set-cookie']).toBe('seen=yes; Path=/')
  expect(answers[1]?.status).toBe(504)
  expect([answers[2]?.status, answers[2]?.body]).toEqual([418, 'teapot'])
  expect(logs.join('\n')).toContain('POST')
})

test('microtasks, ticks, immediates and timers run in the order of Node', async () => {
  const { logs } = await play({
    services: {
      web: `

import { setTimeout as sleep } from 'node:timers/promises'

setTimeout(() => console.log('1 ms, first'))
setTimeout(() => {
  console.log('1 ms, second')
  process.nextTick(() => console.log('its tick'))
  Promise.resolve().then(() => console.log('its microtask'))
}, 1)
setImmediate(() => console.log('immediate'))
setTimeout(() => console.log('2 ms'), 2)
const every = setInterval(() => { console.log('interval'); clearInterval(every) }, 3)
queueMicrotask(() => console.log('microtask'))
console.log('sync')
const value = await sleep(5, 'slept')
console.log(value, Date.now() - 1767618000000)
for await (const n of (async function* () { yield 1; yield 2 })()) console.log('n', n)
`,
    },
  })
  expect(logs.map((line) => line.slice(5))).toEqual([
    'sync',
    'microtask',
    'immediate',
    '1 ms, first',
    '1 ms, second',
    'its tick',
    'its microtask',
    '2 ms',
    'interval',
    'slept 5',
    'n 1',
    'n 2',
  ])
})

test('a pool serves so many at a time, first come first served, and drops what nobody awaits', async () => {
  const { logs, effects } = await play({
    services: {
      web: `

import { block, exponential, pool, work } from 'faultline/lab'

const clerks = pool(2)
const at = () => Date.now() - 1767618000000
const jobs = [10, 20, 30, 40].map((ms, i) => clerks.run(ms, { until: i === 3 ? Date.now() + 15 : Number.NaN }).then((served) => console.log(i, served, at())))
console.log(clerks.size, clerks.busy, clerks.waiting)
await Promise.all(jobs)
await work(100)
console.log('worked', at())
block(50)
console.log('blocked', at())
console.log(exponential(10) > 0)
`,
    },
  })
  expect(logs.map((line) => line.slice(5))).toEqual([
    '2 2 2',
    '0 true 10',
    '1 true 20',
    '3 false 20',
    '2 true 40',
    'worked 140',
    'blocked 190',
    'true',
  ])
  expect(effects).toContain('"effort":true')
  expect(effects).toContain('{"type":"pool","name":"pool","size":2,"busy":2,"waiting":2}')
})

test('signals, exit codes and the end of a service with nothing left to do', async () => {
  const { exits, logs } = await play({
    services: {
      graceful: `

import { createServer } from 'node:http'

const server = createServer((req, res) => res.end('ok')).listen(80)
process.on('SIGTERM', () => server.close(() => { console.log('closed'); process.exit(0) }))
process.on('exit', (code) => console.log('exit', code))
`,
      blunt: `setInterval(() => {}, 1000)`,
      idle: `console.log('done')`,
      quits: `setTimeout(() => { process.exit(3); console.log('never') }, 5)`,
    },
    signals: [
      { at: 10, to: 'graceful', signal: 'SIGTERM' },
      { at: 10, to: 'blunt', signal: 'SIGTERM' },
    ],
  })
  expect(exits).toEqual({ graceful: 0, blunt: 143, idle: 0, quits: 3 })
  expect(logs).toEqual(['idle: done', 'graceful: closed', 'graceful: exit 0'])
})

test('chance comes from the seed, and two runs have equal effects', async () => {
  const scenario = {
    services: {
      a: hono(
        `app.get('/', async (c) => { await new Promise((r) => setTimeout(r, Math.random() * 20)); return c.json([Math.random(), crypto.randomUUID()]) })`,
      ),
      b: hono(
        `app.get('/', async (c) => c.json(await Promise.all([1, 2, 3].map(async () => (await fetch('http://a/')).json()))))`,
      ),
    },
    requests: Array.from({ length: 20 }, (_, i) => ({ at: i * 3, to: 'b' })),
  }
  const [first, second] = [await play(scenario), await play(scenario)]
  expect(first.answers.every((answer) => answer?.status === 200)).toBe(true)
  expect(second.effects).toBe(first.effects)
})

test('a flood of log lines is capped, and the rest is counted', async () => {
  const { logs } = await play({
    services: {
      web: `for (let i = 0; i < 1000; i++) console.log('line', i)\nsetTimeout(() => console.log('later'), 1500)`,
    },
  })
  expect(logs).toHaveLength(202)
  expect(logs[200]).toContain('800 lines were dropped')
  expect(logs[201]).toBe('web: later')
})

test('what services must not reach is not there', async () => {
  const { logs } = await play({
    services: {
      web: `console.log([typeof WebAssembly, typeof Worker, typeof SharedArrayBuffer, typeof Atomics, typeof WeakRef, typeof WebSocket, typeof BroadcastChannel, typeof navigator, typeof MessageChannel].join())`,
    },
  })
  expect(logs).toEqual([`web: ${Array(9).fill('undefined').join()}`])
})
