import EventEmitter from 'events/'
import type { AbortSignal } from '../web/abort.ts'

/** node:events: the library's EventEmitter, with the newer functions of Node that people use. */
export { EventEmitter, EventEmitter as default }

export const errorMonitor: unique symbol = Symbol('events.errorMonitor')
export const captureRejectionSymbol = Symbol.for('nodejs.rejection')
export const { once, defaultMaxListeners } = EventEmitter

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
