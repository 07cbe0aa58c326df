/** What the language itself puts on globalThis, and the few things of the platform that are plain computation. */
export const KEPT = new Set(
  `
  AggregateError Array ArrayBuffer AsyncDisposableStack BigInt BigInt64Array BigUint64Array Boolean DataView Date
  DisposableStack Error EvalError Float16Array Float32Array Float64Array Function Infinity Int16Array Int32Array
  Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set
  String SuppressedError Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray
  WeakMap WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval globalThis isFinite isNaN
  parseFloat parseInt undefined unescape
  DOMException TextDecoder TextEncoder URL URLSearchParams atob btoa structuredClone
  `
    .trim()
    .split(/\s+/),
)

const TYPED_ARRAY: object = Object.getPrototypeOf(Uint8Array.prototype)

/** Code that is nobody's enemy assigns to these on its own objects: a read-only property behind them would refuse. */
const ASSIGNED: [holder: object, names: string[]][] = [
  [Function.prototype, ['constructor', 'toString', 'bind']],
  [TYPED_ARRAY, Object.getOwnPropertyNames(TYPED_ARRAY).filter((name) => name !== 'constructor')],
  ...[Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map(
    (kind): [object, string[]] => [kind.prototype, ['constructor', 'name', 'message', 'toString']],
  ),
]

/**
 * Makes everything that the language shares between the services of a thread read-only: constructors, prototypes,
 * Math, JSON, Reflect. A service that replaces `Promise.prototype.then` is refused with a TypeError instead of changing
 * it for all, the host included.
 *
 * Objects that inherit may still be given properties of the same names (`error.name = …`, `fn.toString = …`):
 * where such code is common, the shared property is an accessor that puts an own property on whoever is assigned to.
 * All else is frozen as it stands: V8 gives up its quick ways through promises as soon as their properties are defined
 * anew, even with the same value, but not when they are frozen. Three prototypes stay open, see OPEN.
 */
export function protectIntrinsics(): void {
  const assigned = new Map(ASSIGNED)
  const seen = new Set<object>()
  const open = roots()
  for (let holder = open.pop(); holder; holder = open.pop()) {
    if (seen.has(holder)) continue
    seen.add(holder)
    const names = assigned.get(holder)
    for (const key of Reflect.ownKeys(holder)) {
      const property = Object.getOwnPropertyDescriptor(holder, key) as PropertyDescriptor
      for (const part of [property.value, property.get, property.set]) if (isObject(part)) open.push(part)
      if (names?.includes(key as string) && property.configurable && 'value' in property)
        Object.defineProperty(holder, key, assignable(holder, key, property))
    }
    const parent = Object.getPrototypeOf(holder)
    if (parent) open.push(parent)
  }
  for (const holder of seen) close(holder)
  for (const name of KEPT) {
    const property = Object.getOwnPropertyDescriptor(globalThis, name)
    if (property?.configurable && 'value' in property) Object.defineProperty(globalThis, name, hard(property))
  }
}

/** V8 runs everything slower, by a fifth to a half, once one of these is frozen or defined anew. */
const OPEN = new Set<object>([Object.prototype, Array.prototype, String.prototype])

function close(holder: object): void {
  if (OPEN.has(holder)) return
  if (!Object.hasOwn(holder, 'stackTraceLimit')) return void Object.freeze(holder)
  // an engine's own means to look at stacks stays as it is
  for (const key of Reflect.ownKeys(holder)) {
    const property = Object.getOwnPropertyDescriptor(holder, key) as PropertyDescriptor
    if (key !== 'stackTraceLimit' && property.configurable) Object.defineProperty(holder, key, hard(property))
  }
  Object.preventExtensions(holder)
}

function hard(property: PropertyDescriptor): PropertyDescriptor {
  return 'value' in property
    ? { ...property, writable: false, configurable: false }
    : { ...property, configurable: false }
}

function assignable(
  holder: object,
  key: PropertyKey,
  { value, enumerable = false }: PropertyDescriptor,
): PropertyDescriptor {
  return {
    configurable: false,
    enumerable,
    get: () => value,
    set(this: object, given: unknown) {
      if (this === holder) throw new TypeError(`'${String(key)}' is shared by all services and cannot be replaced.`)
      Object.defineProperty(this, key, { value: given, writable: true, enumerable: true, configurable: true })
    },
  }
}

function roots(): object[] {
  const named = [...KEPT].map((name) => (globalThis as Record<string, unknown>)[name])
  const hidden = [
    [][Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ''[Symbol.iterator](),
    'x'.matchAll(/x/g),
    function* () {},
    async function* () {},
    async () => {},
  ].map((made) => Object.getPrototypeOf(made))
  return [...named, ...hidden].filter((root): root is object => isObject(root) && root !== globalThis)
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
