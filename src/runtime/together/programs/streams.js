import { PassThrough, pipeline, Readable, Transform, Writable } from 'node:stream'
import { pipeline as pp } from 'node:stream/promises'

const up = new Transform({
  transform(c, _e, cb) {
    cb(null, c.toString().toUpperCase())
  },
})
let out = ''
await pp(
  Readable.from(['a', 'b', 'c']),
  up,
  new Writable({
    write(c, _e, cb) {
      out += c
      cb()
    },
  }),
)
console.log(out)
const r = new Readable({ read() {} })
r.push('x')
r.push('y')
r.push(null)
for await (const c of r) console.log(c.toString())
const p = new PassThrough()
p.on('data', (d) => console.log('data', d.toString()))
  .on('end', () => console.log('end'))
  .on('close', () => console.log('close'))
p.write('1')
p.end('2')
await new Promise((r) => p.on('close', r))
pipeline(
  Readable.from(['q']),
  new Transform({
    transform(_c, _e, cb) {
      cb(new Error('bad'))
    },
  }),
  new PassThrough(),
  (err) => console.log('pipeline', err?.message),
)
await new Promise((r) => setTimeout(r, 10))
const w = Readable.toWeb(Readable.from([Buffer.from('k')]))
console.log(await new Response(w).text())
