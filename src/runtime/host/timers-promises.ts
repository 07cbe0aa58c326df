import { abortError } from './abort-error.ts'
import { clearTimeout, setInterval as every, setImmediate as immediate, setTimeout as later } from './timers.ts'
import type { AbortSignal } from './web/abort.ts'

interface Options {
  signal?: AbortSignal
  ref?: boolean
}

/** node:timers/promises. */
export function setTimeout<T>(ms?: number, value?: T, options?: Options): Promise<T> {
  return wait((done) => later(done, ms), value, options)
}

export function setImmediate<T>(value?: T, options?: Options): Promise<T> {
  return wait((done) => immediate(done), value, options)
}

export async function* setInterval<T>(ms?: number, value?: T, options: Options = {}): AsyncGenerator<T> {
  let due = 0
  let wake: (() => void) | null = null
  const tick = (): void => {
    due += 1
    wake?.()
  }
  const ring = (): void => wake?.()
  const timer = every(tick, ms)
  options.signal?.follow(ring)
  try {
    for (;;) {
      if (options.signal?.aborted) throw abortError(options.signal)
      if (due > 0) {
        due -= 1
        yield value as T
      } else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    clearTimeout(timer)
    options.signal?.unfollow(ring)
  }
}

// what util.promisify makes of the timers
const CUSTOM = Symbol.for('nodejs.util.promisify.custom')
Object.defineProperty(later, CUSTOM, { value: setTimeout })
Object.defineProperty(immediate, CUSTOM, { value: setImmediate })

export const scheduler = {
  wait: (ms: number, options?: Options): Promise<void> => setTimeout(ms, undefined, options) as Promise<void>,
  yield: (): Promise<void> => setImmediate() as Promise<void>,
}

function wait<T>(
  start: (done: () => void) => { unref(): unknown },
  value: T | undefined,
  options: Options = {},
): Promise<T> {
  const { signal } = options
  if (signal?.aborted) return Promise.reject(abortError(signal.reason))
  return new Promise((resolve, reject) => {
    const timer = start(() => {
      signal?.unfollow(onAbort)
      resolve(value as T)
    })
    if (options.ref === false) timer.unref()
    const onAbort = (): void => {
      clearTimeout(timer)
      reject(abortError((signal as AbortSignal).reason))
    }
    signal?.follow(onAbort)
  })
}
