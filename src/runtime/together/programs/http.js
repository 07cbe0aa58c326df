import http from 'node:http'

const server = http.createServer((req, res) => {
  console.log(req.method, req.url, req.httpVersion, req.headers['x-a'], req.headers.host === `localhost:${port}`)
  if (req.url === '/chunks') {
    res.write('a')
    setTimeout(() => {
      res.write('b')
      res.end('c')
    }, 50)
    return
  }
  if (req.url === '/head') {
    res.writeHead(200, { 'x-b': ['1', '2'], 'content-type': 'text/plain' })
    return void res.end('body')
  }
  if (req.url === '/destroy') return void req.socket.destroy()
  if (req.url === '/204') {
    res.statusCode = 204
    return void res.end()
  }
  if (req.url === '/errors') {
    try {
      res.setHeader('a b', '1')
    } catch (e) {
      console.log(e.code)
    }
    try {
      res.setHeader('a', 'x\ny')
    } catch (e) {
      console.log(e.code)
    }
    try {
      res.writeHead(9999)
    } catch (e) {
      console.log(e.code)
    }
    res.end('x')
    try {
      res.setHeader('a', '1')
    } catch (e) {
      console.log(e.code)
    }
    res.on('error', (e) => console.log('late', e.code))
    console.log(res.write('more'))
    return
  }
  res.on('finish', () => console.log('finish', res.writableEnded, res.writableFinished))
  res.on('close', () => console.log('close'))
  res.end(JSON.stringify(req.headers))
})
const port = await new Promise((r) => server.listen(3456, () => r(server.address().port)))
const ask = (path, o = {}) =>
  new Promise((res) => {
    const q = http.request({ port, path, headers: { 'x-a': '1' }, ...o }, (m) => {
      let t = ''
      m.on('data', (d) => (t += d)).on('end', () =>
        res([
          m.statusCode,
          m.statusMessage,
          m.headers['content-length'],
          m.headers['transfer-encoding'],
          m.headers['x-b'],
          t,
        ]),
      )
    })
    q.on('error', (e) => res([e.code, e.message]))
    q.end(o.body)
  })
console.log(await ask('/'))
console.log(await ask('/chunks'))
console.log(await ask('/head', { method: 'HEAD' }))
console.log(await ask('/head'))
console.log(await ask('/destroy'))
console.log(await ask('/204'))
console.log(await ask('/errors'))
console.log(await ask('/', { method: 'POST', body: 'abc' }))
const f = await fetch(`http://localhost:${port}/`, { headers: { 'X-A': '9' } })
console.log(await f.json())
const d = await fetch(`http://localhost:${port}/destroy`).catch((e) => e)
console.log(d.name, d.message, d.cause.code)
server.close(() => console.log('closed'))
server.closeIdleConnections()
