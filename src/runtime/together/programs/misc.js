import assert from 'node:assert'
import { Buffer as B } from 'node:buffer'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, inspect, isDeepStrictEqual, promisify, types } from 'node:util'

console.log(
  path.join('a', '..', 'b', 'c.ts'),
  path.extname('x.ts'),
  path.resolve('/a', 'b'),
  path.basename('/q/w.e', '.e'),
)
console.log(
  await promisify((x, cb) => cb(null, x + 1))(1),
  isDeepStrictEqual({ a: [1, new Map([[1, 2]])] }, { a: [1, new Map([[1, 2]])] }),
)
console.log(
  inspect({ a: { b: { c: { d: 1 } } } }, { depth: 0 }),
  format('%s', { a: 1 }),
  types.isPromise(Promise.resolve()),
)
for (const f of [
  () => assert.strictEqual(1, 2, 'msg'),
  () => assert(0, 'falsy'),
  () => assert.deepStrictEqual({ a: 1 }, { a: 1 }),
  () =>
    assert.throws(() => {
      throw new TypeError('x')
    }, /x/),
  () => assert.rejects,
])
  try {
    f()
    console.log('ok')
  } catch (e) {
    console.log(e.name, e.code, e.message)
  }
await assert.rejects(Promise.reject(new Error('r')), { message: 'r' })
console.log(
  fileURLToPath('file:///a%20b'),
  B.from('aGk=', 'base64').toString(),
  B.concat([B.from('a'), B.from('b')]).toString('hex'),
  B.byteLength('é'),
  B.alloc(2).length,
)
console.log(structuredClone({ a: new Date(0), b: [1] }), new URL('http://a:81/b?c=1#d').port, btoa('x'), atob('eA=='))
console.log(
  process.argv.length,
  typeof process.pid,
  process.env.NOPE,
  process.version.startsWith('v24'),
  process.platform,
  typeof process.hrtime.bigint(),
  process.uptime() >= 0,
)
console.table
console.count()
console.count('x')
console.count()
console.group('g')
console.log('in')
console.groupEnd()
console.log('out')
process.on('exit', (c) => console.log('exit', c))
process.exitCode = 0
