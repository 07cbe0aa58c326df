import { expect, test, vi } from 'vitest'
import { honoService as hono } from './testing/hono-service.ts'
import { play } from './testing/play.ts'

// the first play builds the service bundle
vi.setConfig({ testTimeout: 30_000 })

test('a streaming response arrives in pieces, each at its moment', async () => {
  const { answers } = await play({
    services: {
      web: hono(
        `app.get('/', (c) => streamText(c, async (stream) => { for (const n of [1, 2, 3]) { await stream.write('part' + n); await stream.sleep(100) } }))`,
        `import { streamText } from 'hono/streaming'`,
      ),
    },
    requests: [{ to: 'web' }],
  })
  expect(answers[0]?.end).toBe(true)
  expect(answers[0]?.body).toBe('part1part2part3')
  const moments = answers[0]?.chunks.map(({ at }) => at) ?? []
  expect(moments).toHaveLength(3)
  expect((moments[1] as number) - (moments[0] as number)).toBeGreaterThanOrEqual(99)
})

test('one service fetches from another: text, JSON, streams, redirects and bodies that are streams', async () => {
  const { answers, errors } = await play({
    services: {
      inner: hono(`
app.get('/json', (c) => c.json({ agent: c.req.header('user-agent'), host: c.req.header('host') }))
app.get('/moved', (c) => c.redirect('/json'))
app.post('/count', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)))
app.get('/slow', (c) => new Response(new ReadableStream({ async start(s) { for (const w of ['a', 'b', 'c']) { s.enqueue(new TextEncoder().encode(w)); await new Promise((r) => setTimeout(r, 10)) } s.close() } })))
`),
      web: hono(`
app.get('/', async (c) => {
  const json = await (await fetch('http://inner/json')).json()
  const moved = await fetch('http://inner/moved')
  const chunks = []
  for await (const chunk of (await fetch('http://inner/slow')).body) chunks.push(new TextDecoder().decode(chunk))
  const body = new ReadableStream({ start(s) { s.enqueue(new Uint8Array(1000)); s.enqueue(new Uint8Array(24)); s.close() } })
  const count = await (await fetch('http://inner/count', { method: 'POST', body, duplex: 'half' })).text()
  const big = await (await fetch('http://inner/count', { method: 'POST', body: 'ü'.repeat(50_000) })).text()
  return c.json({ json, moved: [moved.redirected, moved.url, moved.status], chunks, count, big })
})
`),
    },
    requests: [{ to: 'web' }],
  })
  expect(errors).toEqual({})
  expect(JSON.parse(answers[0]?.body ?? 'null')).toEqual({
    json: { agent: 'node', host: 'inner' },
    moved: [true, 'http://inner/json', 200],
    chunks: ['a', 'b', 'c'],
    count: '1024',
    big: '100000',
  })
})

test('fetch fails as in Node: refused, unknown name, timed out, aborted', async () => {
  const { logs } = await play({
    services: {
      silent: hono(`app.get('/', () => new Promise(() => {}))`),
      deaf: `setInterval(() => {}, 1000)`,
      web: `
const tell = (name: string) => (e: any) => console.log(name, e.name, e.message, e.cause?.code ?? '', e.cause?.syscall ?? '', e instanceof DOMException)
await fetch('http://deaf/').catch(tell('refused'))
await fetch('http://nobody/').catch(tell('unknown'))
const from = Date.now()
await fetch('http://silent/', { signal: AbortSignal.timeout(300) }).catch(tell('late'))
console.log('after', Date.now() - from)
const controller = new AbortController()
setTimeout(() => controller.abort(), 50)
await fetch('http://silent/', { signal: controller.signal }).catch(tell('aborted'))
await fetch('http://silent/', { signal: AbortSignal.any([AbortSignal.timeout(20), controller.signal]) }).catch(tell('any'))
await fetch('not a url').catch(tell('url'))
`,
    },
  })
  expect(logs).toEqual([
    'web: refused TypeError fetch failed ECONNREFUSED connect false',
    'web: unknown TypeError fetch failed ENOTFOUND getaddrinfo false',
    'web: late TimeoutError The operation was aborted due to timeout   true',
    'web: after 300',
    'web: aborted AbortError This operation was aborted   true',
    'web: any AbortError This operation was aborted   true',
    'web: url TypeError Failed to parse URL from not a url ERR_INVALID_URL  false',
  ])
})

test('a caller who leaves aborts c.req.raw.signal, and closes a plain request', async () => {
  const { logs } = await play({
    services: {
      web: hono(`
app.get('/', async (c) => {
  c.req.raw.signal.addEventListener('abort', () => console.log('aborted at', Date.now() % 1000))
  await new Promise((r) => setTimeout(r, 200))
  console.log('finished all the same')
  return c.text('too late')
})`),
      plain: `

import { createServer } from 'node:http'

createServer((req, res) => {
  req.on('close', () => console.log('req close', req.destroyed, req.complete))
  res.on('close', () => console.log('res close', res.writableFinished))
}).listen(80)
`,
    },
    requests: [
      { to: 'web', leaveAt: 50 },
      { to: 'plain', leaveAt: 50 },
    ],
  })
  expect(logs).toContain('web: aborted at 51')
  expect(logs).toContain('web: finished all the same')
  expect(logs).toContain('plain: res close false')
})

test('node:http serves and asks: bodies, headers, streaming both ways, errors', async () => {
  const { answers, logs, errors } = await play({
    services: {
      inner: `

import http from 'node:http'

http.createServer((req, res) => {
  if (req.url === '/echo') {
    res.writeHead(200, 'Fine', { 'X-Method': req.method, 'content-type': 'text/plain' })
    return void req.pipe(res)
  }
  res.setHeader('Set-Cookie', ['a=1', 'b=2'])
  let size = 0
  req.on('data', (chunk) => { size += chunk.length })
  req.on('end', () => res.end('size ' + size))
}).listen(80, () => console.log('listening'))
`,
      web: `

import { createServer, get, request } from 'node:http'

createServer(async (req, res) => {
  const ask = (path: string, method: string, parts: string[]) => new Promise<string>((resolve, reject) => {
    const out = request({ hostname: 'inner', port: 80, path, method }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk) => { text += chunk })
      answer.on('end', () => resolve(answer.statusCode + ' ' + (answer.headers['x-method'] ?? '') + (answer.headers['set-cookie'] ?? '') + ' ' + text))
    })
    out.on('error', reject)
    for (const part of parts) out.write(part)
    out.end()
  })
  get('http://nobody/', () => {}).on('error', (e) => console.log(e.message, e.code))
  let body = ''
  for await (const chunk of req) body += chunk
  res.end([await ask('/echo', 'POST', ['a', 'b', 'é']), await ask('/', 'PUT', ['x'.repeat(100_000)]), await ask('/', 'GET', []), body].join(' | '))
}).listen({ port: 80 })
`,
    },
    requests: [{ to: 'web', method: 'POST', body: 'hello' }],
  })
  expect(errors).toEqual({})
  expect(logs).toEqual(['inner: listening', 'web: getaddrinfo ENOTFOUND nobody ENOTFOUND'])
  expect(answers[0]?.body).toBe('200 POST abé | 200 a=1,b=2 size 100000 | 200 a=1,b=2 size 0 | hello')
})

test('a writer waits while 64 KiB lie unread, in answers and in requests', async () => {
  const { logs, errors } = await play({
    services: {
      source: `

import { createServer } from 'node:http'

createServer(async (req, res) => {
  let waited = 0
  for (let i = 0; i < 20; i++) {
    if (!res.write(new Uint8Array(16_384))) {
      waited += 1
      await new Promise((go) => res.once('drain', go))
    }
  }
  res.end(() => console.log('waited', waited))
}).listen(80)
`,
      sink: `

import { createServer } from 'node:http'

createServer(async (req, res) => {
  let size = 0
  for await (const chunk of req) {
    size += chunk.length
    await new Promise((go) => setTimeout(go, 10))
  }
  res.end(String(size))
}).listen(80)
`,
      web: `
const answer = await fetch('http://source/')
let size = 0
let first = 0
for await (const chunk of answer.body) {
  first ||= Date.now()
  size += chunk.length
  await new Promise((go) => setTimeout(go, 10))
}
console.log('read', size)
let pulled = 0
const body = new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(16_384)); if (++pulled === 20) c.close() } })
const sent = fetch('http://sink/', { method: 'POST', body, duplex: 'half' })
await new Promise((go) => setTimeout(go, 3))
console.log('pulled early', pulled)
console.log('sunk', await (await sent).text())
`,
    },
  })
  expect(errors).toEqual({ web: null })
  expect(logs).toEqual(['source: waited 5', 'web: read 327680', 'web: pulled early 9', 'web: sunk 327680'])
})
