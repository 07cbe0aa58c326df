import EventEmitter from 'events/'
import { abortError } from '../abort-error.ts'
import { inspect } from '../inspect.ts'
import { wrongType } from '../received.ts'
import type { AbortSignal } from '../web/abort.ts'

/** node:events: the library's EventEmitter, with the newer functions of Node that people use. */
export { EventEmitter, EventEmitter as default }

export const errorMonitor: unique symbol = Symbol('events.errorMonitor')
export const captureRejectionSymbol = Symbol.for('nodejs.rejection')
export const { defaultMaxListeners } = EventEmitter

const { emit, addListener, prependListener } = EventEmitter.prototype

// as Node says it: the library's own words differ
EventEmitter.prototype.emit = function (this: EventEmitter, name: string | symbol, ...args: unknown[]): boolean {
  const [error] = args
  if (name === 'error' && this.listenerCount('error') === 0 && !(error instanceof Error)) {
    const shown = Object.assign(new Error(`Unhandled error. (${inspect(error)})`), { context: error })
    throw Object.assign(shown, { code: 'ERR_UNHANDLED_ERROR' })
  }
  return emit.call(this, name, ...args)
}
for (const [method, library] of Object.entries({ on: addListener, addListener, prependListener })) {
  Object.assign(EventEmitter.prototype, {
    [method](this: EventEmitter, name: string, listener: () => void) {
      if (typeof listener !== 'function') throw wrongType('listener', 'of type function', listener)
      return library.call(this, name, listener)
    },
  })
}

/** The next emission of `name` as an array of its arguments. @throws what 'error' brings first, or AbortError. */
export function once(
  emitter: EventEmitter,
  name: string | symbol,
  { signal }: { signal?: AbortSignal } = {},
): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const heard = (...args: unknown[]) => end(() => resolve(args))
    const failed = (error: unknown) => end(() => reject(error))
    const left = (reason: unknown) => failed(abortError(reason))
    const end = (then: () => void) => {
      emitter.off(name, heard)
      emitter.off('error', failed)
      signal?.unfollow(left)
      then()
    }
    if (signal?.aborted) return reject(abortError(signal.reason))
    emitter.once(name, heard)
    if (name !== 'error') emitter.once('error', failed)
    signal?.follow(left)
  })
}

export function getEventListeners(emitter: EventEmitter, name: string | symbol): unknown[] {
  return emitter.listeners(name)
}

export function setMaxListeners(n: number, ...targets: unknown[]): void {
  for (const target of targets) if (target instanceof EventEmitter) target.setMaxListeners(n)
}

/** Each emission of `name` as an array of its arguments, until the signal or an error ends it. */
export async function* on(
  emitter: EventEmitter,
  name: string,
  options: { signal?: AbortSignal } = {},
): AsyncGenerator<unknown[]> {
  const queue: unknown[][] = []
  let wake: (() => void) | null = null
  let failure: { error: unknown } | null = null
  const take = (...args: unknown[]): void => {
    queue.push(args)
    wake?.()
  }
  const fail = (error: unknown): void => {
    failure = { error }
    wake?.()
  }
  emitter.on(name, take)
  if (name !== 'error') emitter.on('error', fail)
  options.signal?.follow(fail)
  try {
    for (;;) {
      const next = queue.shift()
      if (next) yield next
      else if (failure) throw (failure as { error: unknown }).error
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    emitter.off(name, take)
    emitter.off('error', fail)
    options.signal?.unfollow(fail)
  }
}

Object.assign(EventEmitter, { errorMonitor, captureRejectionSymbol, getEventListeners, setMaxListeners, on })
