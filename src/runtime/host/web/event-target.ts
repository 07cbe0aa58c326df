import { context } from '../context.ts'

type Listener = ((event: Event) => unknown) | { handleEvent(event: Event): unknown }
interface Entry {
  listener: Listener
  once: boolean
}

/** DOM's Event; its time stamp is virtual, which the platform's own is not. */
export class Event {
  readonly type: string
  readonly cancelable: boolean
  readonly timeStamp = context.now / 1_000
  target: EventTarget | null = null
  defaultPrevented = false
  stopped = false

  constructor(type: string, init: { cancelable?: boolean } = {}) {
    this.type = String(type)
    this.cancelable = init.cancelable === true
  }

  get currentTarget(): EventTarget | null {
    return this.target
  }

  preventDefault(): void {
    if (this.cancelable) this.defaultPrevented = true
  }

  stopImmediatePropagation(): void {
    this.stopped = true
  }

  stopPropagation(): void {}
}

export class CustomEvent extends Event {
  readonly detail: unknown

  constructor(type: string, init: { cancelable?: boolean; detail?: unknown } = {}) {
    super(type, init)
    this.detail = init.detail ?? null
  }
}

/** DOM's EventTarget without a tree. What a listener throws is an uncaught exception, as in Node. */
export class EventTarget {
  private entries: Map<string, Entry[]> | undefined

  addEventListener(type: string, listener: Listener | null, options?: boolean | ListenerOptions): void {
    if (!listener) return
    const { once = false, signal } = typeof options === 'object' && options ? options : {}
    if (signal?.aborted) return
    this.entries ??= new Map()
    const list = this.entries.get(type)
    if (list?.some((entry) => entry.listener === listener)) return
    if (list) list.push({ listener, once })
    else this.entries.set(type, [{ listener, once }])
    signal?.addEventListener('abort', () => this.removeEventListener(type, listener), { once: true })
    this.listenersChanged()
  }

  removeEventListener(type: string, listener: Listener | null): void {
    const list = this.entries?.get(type)
    if (!list) return
    const left = list.filter((entry) => entry.listener !== listener)
    if (left.length > 0) this.entries?.set(type, left)
    else this.entries?.delete(type)
    this.listenersChanged()
  }

  dispatchEvent(event: Event): boolean {
    event.target = this
    for (const entry of [...(this.entries?.get(event.type) ?? [])]) {
      if (event.stopped) break
      if (entry.once) this.removeEventListener(event.type, entry.listener)
      context.guard(() => call(entry.listener, this, event), undefined)
    }
    return !event.defaultPrevented
  }

  protected listenerCount(type: string): number {
    return this.entries?.get(type)?.length ?? 0
  }

  protected listenersChanged(): void {}
}

interface ListenerOptions {
  once?: boolean
  signal?: EventTarget & { readonly aborted: boolean }
}

function call(listener: Listener, target: EventTarget, event: Event): void {
  if (typeof listener === 'function') listener.call(target, event)
  else listener.handleEvent(event)
}
