import type { ServiceInstance } from '../host/service.ts'
import { KEPT, protectIntrinsics } from './intrinsics.ts'
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

const OURS = /^faultline\./

interface Confinement {
  /** Whether natives may be taken away for good; not where the thread itself still needs them. */
  forGood: boolean
  /** Whether the thread has one service only, which is then never outside its own world, not even between steps. */
  alone: boolean
}

/**
 * Puts accessors on globalThis, once in a thread: within a step they give what the current service has, otherwise
 * what was there. Needs no more than one service's step at a time, which is what the kernel promises.
 *
 * Services see an allowlist: the language, a few things that only compute, and what the host provides. Everything else
 * is native-asynchronous, not the same everywhere, or a way out of the simulation.
 */
export function installGlobals(sample: ServiceInstance, { forGood, alone }: Confinement): void {
  if (installed) return
  installed = true
  fixLocale()
  const place: Place = { only: alone ? sample : null, forGood }
  const provided = new Set(Reflect.ownKeys(sample.globals))
  const found = allNames()
  const nativeDate = Date
  for (const name of provided) share(name, (service) => service.globals[name], place)
  share(MODULE, (service) => service.moduleExports, place)
  for (const name of found) {
    const kept =
      typeof name === 'string' ? KEPT.has(name) : name === Symbol.toStringTag || OURS.test(Symbol.keyFor(name) ?? '')
    if (!kept && !provided.has(name)) share(name, () => undefined, place)
    else if (kept && forGood) keepOwn(name)
  }
  const nativeRandom = Math.random
  Math.random = () => (current ? current.random() : (place.only ?? { random: nativeRandom }).random())
  // the way from the virtual Date to the one that knows the wall clock
  Object.defineProperty(nativeDate.prototype, 'constructor', {
    configurable: true,
    get: () => (current ?? place.only)?.globals.Date ?? nativeDate,
  })
  if (forGood) emptyPrototypes()
  protectIntrinsics()
}

/** What stays stays on the global object itself: browsers have some of it on prototypes, which are emptied. */
function keepOwn(name: PropertyKey): void {
  const found = Object.hasOwn(globalThis, name) ? undefined : find(name)
  if (found && 'value' in found) Object.defineProperty(globalThis, name, found)
}

let installed = false
const MODULE = Symbol.for('faultline.module')

interface Place {
  only: ServiceInstance | null
  forGood: boolean
}

function share(name: PropertyKey, ofService: (service: ServiceInstance) => unknown, { only, forGood }: Place): void {
  const before = find(name)
  if (before?.configurable === false && Object.hasOwn(globalThis, name)) return
  let value = before?.value
  Object.defineProperty(globalThis, name, {
    configurable: !forGood,
    enumerable: false,
    get: () => {
      const service = current ?? only
      if (service) return ofService(service)
      return before?.get ? before.get.call(globalThis) : value
    },
    set: (given) => {
      const service = current ?? only
      if (service) Object.defineProperty(service.globals, name, { value: given, writable: true, configurable: true })
      else if (before?.set) before.set.call(globalThis, given)
      else value = given
    },
  })
}

function find(name: PropertyKey): PropertyDescriptor | undefined {
  for (const holder of holders()) {
    const found = Object.getOwnPropertyDescriptor(holder, name)
    if (found) return found
  }
  return undefined
}

/** What the global object is made of, without what every object has. */
function holders(): object[] {
  const chain: object[] = []
  for (
    let holder: object | null = globalThis;
    holder && holder !== Object.prototype;
    holder = Object.getPrototypeOf(holder)
  )
    chain.push(holder)
  return chain
}

function allNames(): Set<string | symbol> {
  return new Set(
    holders()
      .flatMap((holder) => Reflect.ownKeys(holder))
      .filter((name) => name !== 'constructor'),
  )
}

/** `Object.getPrototypeOf(globalThis)` leads to natives as well: methods of workers and of event targets. */
function emptyPrototypes(): void {
  for (const holder of holders().slice(1))
    for (const key of Reflect.ownKeys(holder)) if (key !== Symbol.toStringTag) Reflect.deleteProperty(holder, key)
  for (const name of ['createObjectURL', 'revokeObjectURL']) Reflect.deleteProperty(URL, name)
}
