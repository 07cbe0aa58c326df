import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'

/** Runs in a thread of its own, since what it does cannot be undone. */
function inThread(code: string): Promise<unknown> {
  const module = JSON.stringify(new URL('./intrinsics.ts', import.meta.url).href)
  const text = `import { parentPort } from 'node:worker_threads'
import { protectIntrinsics } from ${module}
protectIntrinsics()
parentPort.postMessage(await (async () => { ${code} })())`
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(text)}`))
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

test('what all services share cannot be replaced', async () => {
  const kept = await inThread(`
    const attempts = {
      then: () => { Promise.prototype.then = () => 0 },
      call: () => { Function.prototype.call = () => 0 },
      toString: () => { Function.prototype.toString = () => '' },
      define: () => { Object.defineProperty(Map.prototype, 'get', { value: () => 0 }) },
      name: () => { Error.prototype.name = 'x' },
      floor: () => { Math.floor = () => 0 },
      parse: () => { JSON.parse = () => 0 },
      global: () => { globalThis.Promise = class {} },
      iterator: () => { Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true }) },
      added: () => { Promise.prototype.extra = 1 },
    }
    return Object.keys(attempts).filter((name) => { try { attempts[name](); return true } catch (error) { return !(error instanceof TypeError) } })
  `)
  expect(kept).toEqual([])
})

test('ordinary code may give its own objects properties of the same names', async () => {
  const seen = await inThread(`
    class Missing extends Error { constructor() { super('x'); this.name = 'Missing'; this.message = 'gone' } }
    const error = new Missing()
    const plain = {}
    plain.toString = () => 'mine'
    plain.constructor = Missing
    plain.valueOf = () => 7
    function Old() {}
    Old.prototype.toString = () => 'old'
    Old.toString = () => 'function'
    function Sub() {}
    Sub.prototype = Object.create(Old.prototype)
    Sub.prototype.constructor = Sub
    const bytes = Object.setPrototypeOf({}, Uint8Array.prototype)
    bytes.slice = () => 'slice'
    const map = new Map([['toString', 1]])
    return [String(error), String(plain), plain + 1, String(new Old()), String(Old), new Sub().constructor === Sub, bytes.slice(),
      Object.keys(plain).join(), [3, 1, 2].sort().join(), await Promise.resolve(map.get('toString')), Object.prototype.toString.call([])]
  `)
  expect(seen).toEqual([
    'Missing: gone',
    'mine',
    8,
    'old',
    'function',
    true,
    'slice',
    'toString,constructor,valueOf',
    '1,2,3',
    1,
    '[object Array]',
  ])
})
