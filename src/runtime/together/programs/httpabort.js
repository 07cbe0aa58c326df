import http from 'node:http'

const server = http
  .createServer((req, res) => {
    req.on('aborted', () => console.log('aborted'))
    req.on('error', (e) => console.log('req error', e.code, e.message))
    req.on('close', () => console.log('req close', req.destroyed))
    res.on('close', () => {
      console.log('res close', res.writableEnded, res.writableFinished, res.destroyed)
      server.close()
      server.closeAllConnections()
    })
  })
  .listen(3457)
await new Promise((r) => server.on('listening', r))
const c = new AbortController()
setTimeout(() => c.abort(), 500)
await fetch('http://localhost:3457/', { signal: c.signal }).catch((e) => console.log(e.name))
