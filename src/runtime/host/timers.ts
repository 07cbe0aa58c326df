import type { CallId } from '../../engine/process.ts'
import { type Micros, MS } from '../../engine/time.ts'
import { context } from './context.ts'
import { wrongType } from './received.ts'

type Callback = (...args: unknown[]) => void

let lastTimer = 0
const pending = new Map<number, () => void>()

context.receive('timer', ({ timer }) => {
  const run = pending.get(timer)
  if (!run) return
  pending.delete(timer)
  run()
})

/** Asks the kernel to call back once; the plain form under all timers. Returns the timer's number. */
export function arm(delay: Micros, run: () => void, options?: { effort?: boolean; cause?: CallId }): number {
  lastTimer += 1
  pending.set(lastTimer, run)
  if (options) context.emit({ type: 'timer', timer: lastTimer, delay, ...options })
  else context.emit({ type: 'timer', timer: lastTimer, delay })
  return lastTimer
}

export function disarm(timer: number): void {
  if (pending.delete(timer)) context.emit({ type: 'clear-timer', timer })
}

/** Node's Timeout. Its number works with clearTimeout as well. */
export class Timeout {
  private timer = 0
  private readonly delay: Micros
  private readonly callback: Callback
  private readonly args: unknown[]
  private readonly repeat: boolean
  private counted = false
  private referenced = true

  constructor(callback: Callback, delay: Micros, args: unknown[], repeat: boolean) {
    this.callback = callback
    this.delay = delay
    this.args = args
    this.repeat = repeat
    this.schedule()
  }

  private schedule(): void {
    this.timer = arm(this.delay, () => this.fire())
    this.count(this.referenced)
    if (numbered) numbered.set(this.timer, this)
  }

  private fire(): void {
    const timer = this.timer
    this.count(false)
    try {
      if (this.args.length === 0) this.callback()
      else this.callback(...this.args)
    } finally {
      if (this.repeat && this.timer === timer) this.schedule()
    }
  }

  private count(alive: boolean): void {
    if (alive === this.counted) return
    this.counted = alive
    context.handles += alive ? 1 : -1
  }

  close(): this {
    if (this.timer) disarm(this.timer)
    this.count(false)
    this.timer = 0
    return this
  }

  refresh(): this {
    if (this.timer) disarm(this.timer)
    this.count(false)
    this.schedule()
    return this
  }

  ref(): this {
    this.referenced = true
    if (this.timer && pending.has(this.timer)) this.count(true)
    return this
  }

  unref(): this {
    this.referenced = false
    this.count(false)
    return this
  }

  hasRef(): boolean {
    return this.referenced
  }

  [Symbol.toPrimitive](): number {
    numbered ??= new Map()
    numbered.set(this.timer, this)
    return this.timer
  }
}

// filled from the first time that somebody asks a Timeout for its number
let numbered: Map<number, Timeout> | undefined

export function setTimeout(callback: Callback, delay?: number, ...args: unknown[]): Timeout {
  return new Timeout(checked(callback), wholeMs(delay), args, false)
}

export function setInterval(callback: Callback, delay?: number, ...args: unknown[]): Timeout {
  return new Timeout(checked(callback), wholeMs(delay), args, true)
}

/** Due at once, after the inputs that are due already. */
export function setImmediate(callback: Callback, ...args: unknown[]): Timeout {
  return new Timeout(checked(callback), 0, args, false)
}

export function clearTimeout(timeout?: unknown): void {
  if (timeout instanceof Timeout) timeout.close()
  else if (typeof timeout === 'number' || typeof timeout === 'string') numbered?.get(Number(timeout))?.close()
}

export function queueMicrotask(callback: () => void): void {
  checked(callback)
  Promise.resolve().then(() => context.guard(callback, undefined))
}

// as in Node: below 1 ms, above 2^31 or no number at all means 1 ms
function wholeMs(delay: unknown): Micros {
  const ms = Number(delay)
  return ms >= 1 && ms <= 2147483647 ? Math.trunc(ms) * MS : MS
}

function checked<T>(callback: T): T {
  if (typeof callback === 'function') return callback
  throw wrongType('callback', 'of type function', callback)
}
