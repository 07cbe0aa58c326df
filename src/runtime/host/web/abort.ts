import { fromMs, type Micros } from '../../../engine/time.ts'
import { context } from '../context.ts'
import { arm, disarm } from '../timers.ts'
import { Event, EventTarget } from './event-target.ts'

type Follower = (reason: unknown) => void

// only this file makes and fires signals
const inside: unique symbol = Symbol('inside')

/**
 * AbortSignal. A timeout signal holds a kernel timer only while somebody listens; until then `aborted` is read off
 * the clock, so a signal that nobody uses costs no event.
 */
export class AbortSignal extends EventTarget {
  private handler: ((event: Event) => unknown) | null = null
  private why: unknown
  private deadline: Micros | null = null
  private timer = 0
  private followers: Follower[] = []
  private sources: AbortSignal[] | null = null

  constructor(key?: typeof inside) {
    super()
    if (key !== inside) throw Object.assign(new TypeError('Illegal constructor'), { code: 'ERR_ILLEGAL_CONSTRUCTOR' })
  }

  static abort(reason: unknown = aborted()): AbortSignal {
    const signal = new AbortSignal(inside)
    signal.why = reason
    return signal
  }

  /** Aborts after so many milliseconds with a TimeoutError. */
  static timeout(ms: number): AbortSignal {
    if (typeof ms !== 'number' || !(ms >= 0)) {
      throw Object.assign(new RangeError(`The value of "delay" is out of range. It must be >= 0. Received ${ms}`), {
        code: 'ERR_OUT_OF_RANGE',
      })
    }
    const signal = new AbortSignal(inside)
    signal.deadline = context.now + Math.max(fromMs(Math.trunc(ms)), 1_000)
    return signal
  }

  static any(signals: Iterable<AbortSignal>): AbortSignal {
    const signal = new AbortSignal(inside)
    const sources = [...signals]
    const first = sources.find((source) => source.aborted)
    if (first) signal.why = first.reason
    else signal.sources = sources
    return signal
  }

  get aborted(): boolean {
    if (this.why !== undefined) return true
    if (this.deadline !== null && context.now >= this.deadline && this.timer === 0) this.why = timedOut()
    if (this.sources && this.followers.length === 0) {
      const first = this.sources.find((source) => source.aborted)
      if (first) this.why = first.reason
    }
    return this.why !== undefined
  }

  get reason(): unknown {
    return this.aborted ? this.why : undefined
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.why
  }

  get onabort(): ((event: Event) => unknown) | null {
    return this.handler
  }

  set onabort(handler: ((event: Event) => unknown) | null) {
    if (this.handler) this.removeEventListener('abort', this.handler)
    this.handler = handler
    this.addEventListener('abort', handler)
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `AbortSignal { aborted: ${this.aborted} }`
  }

  /** Calls back once on abort, before DOM listeners; the cheap way for the host's own code. */
  follow(follower: Follower): void {
    this.followers.push(follower)
    this.listenersChanged()
  }

  unfollow(follower: Follower): void {
    const at = this.followers.indexOf(follower)
    if (at < 0) return
    this.followers.splice(at, 1)
    this.listenersChanged()
  }

  /** For AbortController, and for what this signal depends on. */
  fire(key: typeof inside, reason: unknown): void {
    if (key !== inside || this.why !== undefined) return
    this.why = reason
    this.release()
    const followers = this.followers
    this.followers = []
    for (const follower of followers) follower(reason)
    if (this.listenerCount('abort') > 0) this.dispatchEvent(new Event('abort'))
  }

  protected override listenersChanged(): void {
    if (this.why !== undefined) return
    const wanted = this.followers.length > 0 || this.listenerCount('abort') > 0
    if (wanted) this.hold()
    else this.release()
  }

  private onSource: Follower | null = null

  private hold(): void {
    if (this.held) return
    this.held = true
    if (this.deadline !== null) {
      this.timer = arm(Math.max(this.deadline - context.now, 0), () => this.fire(inside, timedOut()))
    }
    if (!this.sources) return
    const onSource = (reason: unknown): void => this.fire(inside, reason)
    this.onSource = onSource
    for (const source of this.sources) source.follow(onSource)
  }

  private held = false

  private release(): void {
    if (!this.held) return
    this.held = false
    if (this.timer) disarm(this.timer)
    this.timer = 0
    if (this.onSource) for (const source of this.sources ?? []) source.unfollow(this.onSource)
  }
}

export class AbortController {
  readonly signal = new AbortSignal(inside)

  abort(reason: unknown = aborted()): void {
    this.signal.fire(inside, reason)
  }
}

function aborted(): DOMException {
  return new DOMException('This operation was aborted', 'AbortError')
}

// made from a timer: its stack would show none of the service's code, and taking it is dear
function timedOut(): DOMException {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  const error = new DOMException('The operation was aborted due to timeout', 'TimeoutError')
  Error.stackTraceLimit = stackTraceLimit
  return error
}
