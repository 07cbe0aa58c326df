import type { ServiceInstance } from '../host/service.ts'
import { fixLocale } from './locale.ts'

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
  Atomics BroadcastChannel CacheStorage CompressionStream DecompressionStream EventSource
  FileReader FileReaderSync FinalizationRegistry IDBFactory MessageChannel MessageEvent MessagePort
  Navigator Notification OffscreenCanvas PerformanceObserver SharedArrayBuffer SharedWorker Storage WeakRef
  WebAssembly WebSocket WebSocketStream WebTransport Worker XMLHttpRequest addEventListener caches close
  createImageBitmap dispatchEvent importScripts indexedDB localStorage location navigator onmessage
  onunhandledrejection postMessage removeEventListener reportError requestAnimationFrame requestIdleCallback scheduler
  self sessionStorage
`
  .trim()
  .split(/\s+/)

const MODULE = Symbol.for('faultline.module')

/**
 * Puts accessors on globalThis, once in a thread: within a step they give what the current service has, otherwise
 * what was there. Needs no more than one service's step at a time, which is what the kernel promises.
 */
export function installGlobals(sample: ServiceInstance): void {
  if (installed) return
  installed = true
  fixLocale()
  const names = Reflect.ownKeys(sample.globals)
  for (const name of names) share(name, (service) => service.globals[name])
  for (const name of REMOVED) if (name in globalThis) share(name, () => undefined)
  share(MODULE, (service) => service.moduleExports)
  const nativeRandom = Math.random
  Math.random = () => (current ? current.random() : nativeRandom())
}

let installed = false

function share(name: PropertyKey, ofService: (service: ServiceInstance) => unknown): void {
  const before = find(name)
  if (before?.configurable === false && Object.hasOwn(globalThis, name)) return
  let value = before?.value
  Object.defineProperty(globalThis, name, {
    configurable: true,
    enumerable: false,
    get: () => (current ? ofService(current) : before?.get ? before.get.call(globalThis) : value),
    set: (given) => {
      if (current) Object.defineProperty(current.globals, name, { value: given, writable: true, configurable: true })
      else if (before?.set) before.set.call(globalThis, given)
      else value = given
    },
  })
}

function find(name: PropertyKey): PropertyDescriptor | undefined {
  for (let holder: object | null = globalThis; holder; holder = Object.getPrototypeOf(holder)) {
    const found = Object.getOwnPropertyDescriptor(holder, name)
    if (found) return found
  }
  return undefined
}
