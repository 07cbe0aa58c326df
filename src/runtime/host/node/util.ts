import { format } from '../format.ts'
import { inspect } from '../inspect.ts'
import { isDeepEqual } from './deep-equal.ts'

type Callback = (error: unknown, value?: unknown) => void

/** node:util, the part that small programs use. */
export { format, inspect }

const CUSTOM = Symbol.for('nodejs.util.promisify.custom')

/** Turns a function whose last argument is a callback into one that returns a promise. */
export function promisify(original: (...args: unknown[]) => unknown): (...args: unknown[]) => Promise<unknown> {
  const custom = (original as unknown as Record<symbol, unknown>)[CUSTOM]
  if (typeof custom === 'function') return custom as (...args: unknown[]) => Promise<unknown>
  return function (this: unknown, ...args) {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error: unknown, value: unknown) => (error ? reject(error) : resolve(value)))
    })
  }
}
promisify.custom = CUSTOM

export function callbackify(original: (...args: unknown[]) => Promise<unknown>): (...args: unknown[]) => void {
  return (...args) => {
    const callback = args.pop() as Callback
    original(...args).then(
      (value) => queueMicrotask(() => callback(null, value)),
      (error) => queueMicrotask(() => callback(error ?? new Error('Promise was rejected with a falsy value'))),
    )
  }
}

export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  return isDeepEqual(a, b, true)
}

export function inherits(child: { prototype: object }, parent: { prototype: object }): void {
  Object.setPrototypeOf(child.prototype, parent.prototype)
}

export function deprecate<T>(original: T): T {
  return original
}

export function stripVTControlCharacters(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed
  return text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
}

export const types = {
  isPromise: (value: unknown) => value instanceof Promise,
  isDate: (value: unknown) => value instanceof Date,
  isRegExp: (value: unknown) => value instanceof RegExp,
  isMap: (value: unknown) => value instanceof Map,
  isSet: (value: unknown) => value instanceof Set,
  isNativeError: (value: unknown) => value instanceof Error,
  isUint8Array: (value: unknown) => value instanceof Uint8Array,
  isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
  isArrayBuffer: (value: unknown) => value instanceof ArrayBuffer,
}

export const { TextEncoder, TextDecoder } = globalThis
