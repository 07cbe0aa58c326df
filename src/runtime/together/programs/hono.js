import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { basicAuth } from 'hono/basic-auth'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import { stream } from 'hono/streaming'
import { validator } from 'hono/validator'

const app = new Hono()
app.use('/cors', cors())
app.use('/etag', etag())
app.get('/cors', (c) => c.text('c'))
app.get('/etag', (c) => c.text('e'))
app.get('/auth', basicAuth({ username: 'u', password: 'p' }), (c) => c.text('in'))
app.get('/html', (c) => c.html('<p>'))
app.get('/body', (c) => c.body('raw', 202, { 'x-y': 'z' }))
app.post(
  '/v',
  validator('json', (v, c) => (v.a ? v : c.text('invalid', 400))),
  (c) => c.json(c.req.valid('json')),
)
app.post('/limit', bodyLimit({ maxSize: 3 }), async (c) => c.text(await c.req.text()))
app.get('/cookie', (c) => {
  setCookie(c, 'k', 'v', { httpOnly: true })
  return c.text(getCookie(c, 'q') ?? '-')
})
app.get('/stream', (c) =>
  stream(c, async (s) => {
    await s.write('1')
    await s.sleep(5)
    await s.write(new Uint8Array([50]))
  }),
)
app.get('/err', () => {
  throw new HTTPException(403, { message: 'no' })
})
app.get('/null', (c) => c.body(null))
app.get('/404', (c) => c.notFound())
app.put('/bytes', async (c) => c.body(new Uint8Array((await c.req.arrayBuffer()).byteLength)))
app.post('/blob', async (c) => c.text(String((await c.req.blob()).size)))
app.all('/any', (c) => c.text(c.req.method))
const server = serve({ fetch: app.fetch, port: 3458 }, (i) => console.log('port', i.port))
await new Promise((r) => server.on('listening', r))
const ask = async (p, o) => {
  const r = await fetch(`http://localhost:3458${p}`, o)
  const h = Object.fromEntries(r.headers)
  delete h.date
  console.log(p, r.status, r.statusText, h, await r.text())
}
for (const p of ['/cors', '/etag', '/auth', '/html', '/body', '/cookie', '/stream', '/err', '/null', '/404', '/any'])
  await ask(p)
await ask('/auth', { headers: { authorization: `Basic ${btoa('u:p')}` } })
await ask('/v', { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } })
await ask('/v', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
await ask('/v', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } })
await ask('/limit', { method: 'POST', body: 'toolong' })
await ask('/limit', { method: 'POST', body: 'ok' })
await ask('/bytes', { method: 'PUT', body: new Uint8Array(9) })
await ask('/blob', { method: 'POST', body: new Blob(['12345']) })
await ask('/any', { method: 'DELETE' })
await ask('/etag', { headers: { 'if-none-match': '"58e6b3a414a1e090dfc6029add0f3555ccba127f"' } })
server.close()
process.exit()
