import type { ServiceInstance } from '../host/service.ts'

/** Whose code runs now in this thread; null while the kernel or the host does. */
let current: ServiceInstance | null = null

export function enter(service: ServiceInstance): void {
  current = service
}

export function leave(): void {
  current = null
}

export function currentService(): ServiceInstance | null {
  return current
}

// native-asynchronous, nondeterministic, or a way out of the simulation
const REMOVED = `
  Atomics BroadcastChannel CacheStorage CloseEvent CompressionStream DecompressionStream ErrorEvent EventSource
  FileReader FileReaderSync FinalizationRegistry IDBFactory Iterator MessageChannel MessageEvent MessagePort
  Navigator Notification OffscreenCanvas PerformanceObserver SharedArrayBuffer SharedWorker Storage WeakRef
  WebAssembly WebSocket WebSocketStream WebTransport Worker XMLHttpRequest addEventListener caches close
  createImageBitmap dispatchEvent importScripts indexedDB localStorage location name navigator onmessage
  onunhandledrejection postMessage removeEventListener reportError requestAnimationFrame requestIdleCallback scheduler
  self sessionStorage
`
  .trim()
  .split(/\s+/)
  .filter((name) => name !== 'Iterator' && name !== 'name')

const MODULE = Symbol.for('faultline.module')

/**
 * Puts accessors on globalThis, once in a thread: within a step they give what the current service has, otherwise
 * what was there. Needs no more than one service's step at a time, which is what the kernel promises.
 */
export function installGlobals(sample: ServiceInstance): void {
  if (installed) return
  installed = true
  const names = Reflect.ownKeys(sample.globals)
  for (const name of names) share(name, (service) => service.globals[name])
  for (const name of REMOVED) if (name in globalThis) share(name, () => undefined)
  share(MODULE, (service) => service.moduleExports)
  const nativeRandom = Math.random
  Math.random = () => (current ? current.random() : nativeRandom())
}

let installed = false

function share(name: PropertyKey, ofService: (service: ServiceInstance) => unknown): void {
  const before = Object.getOwnPropertyDescriptor(globalThis, name)
  const inherited = before ? undefined : (globalThis as Record<PropertyKey, unknown>)[name]
  if (before && !before.configurable) return
  const native = (): unknown => (before ? (before.get ? before.get.call(globalThis) : before.value) : inherited)
  let replaced: { value: unknown } | null = null
  Object.defineProperty(globalThis, name, {
    configurable: true,
    enumerable: false,
    get: () => (current ? ofService(current) : replaced ? replaced.value : native()),
    set: (value) => {
      if (current) Object.defineProperty(current.globals, name, { value, writable: true, configurable: true })
      else replaced = { value }
    },
  })
}
