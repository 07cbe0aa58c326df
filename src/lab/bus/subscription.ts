import { world } from '../effort/world.ts'
import type { StoredEvent } from './event-store.ts'

export interface SubscriptionOptions {
  topic: string
  subscriber: string
  url: string
  ordered: boolean
  visibilityMs: number
  acknowledged: (event: StoredEvent) => void
}

/** So many events are on their way to one subscriber at once. */
const AT_ONCE = 20
/** An event that is to be overtaken is held back for at most this long. */
const HELD_BACK_MS = 1_000

/** What one subscriber of one topic is still to be given. */
export class Subscription {
  readonly topic: string
  readonly subscriber: string
  private readonly options: SubscriptionOptions
  private waiting: { event: StoredEvent; attempt: number }[] = []
  /** Keys with an event on its way, where an order is kept. */
  private readonly keysOut = new Set<string>()
  private out = 0

  constructor(options: SubscriptionOptions) {
    this.options = options
    this.topic = options.topic
    this.subscriber = options.subscriber
  }

  add(event: StoredEvent): void {
    this.waiting.push({ event, attempt: 1 })
    this.next()
  }

  private next(): void {
    while (this.out < AT_ONCE) {
      const { ordered } = this.options
      const i = ordered ? this.waiting.findIndex(({ event }) => !this.keysOut.has(event.key)) : 0
      const [one] = i < 0 ? [] : this.waiting.splice(i, 1)
      if (!one) break
      if (ordered) this.keysOut.add(one.event.key)
      this.out += 1
      void this.deliver(one.event, one.attempt)
    }
    world().report(`${this.topic} > ${this.subscriber}`, () => ({
      ...{ size: AT_ONCE, busy: this.out, waiting: this.waiting.length },
    }))
  }

  private async deliver(event: StoredEvent, attempt: number): Promise<void> {
    const { duplicate, reorder, delayMs } = world().trouble() ?? { duplicate: 0, reorder: 0, delayMs: 0 }
    // drawn whether or not they are needed, so that a fault shifts nothing else
    const [twice, late, howLate, again] = [draw(), draw(), draw(), draw()]
    await passes(delayMs + (late < reorder ? howLate * HELD_BACK_MS : 0))
    const sent = [this.send(event, attempt)]
    if (twice < duplicate) sent.push(passes(again * HELD_BACK_MS).then(() => this.send(event, attempt)))
    const heard = this.options.ordered ? await Promise.all(sent) : [await sent[0]]
    if (heard.some(Boolean)) this.settle(event, () => this.options.acknowledged(event))
    else this.settle(event, () => this.again(event, attempt + 1))
  }

  private settle(event: StoredEvent, then: () => void): void {
    this.out -= 1
    this.keysOut.delete(event.key)
    then()
    this.next()
  }

  /** Where an order is kept, it is still the first of its key. */
  private again(event: StoredEvent, attempt: number): void {
    if (this.options.ordered) this.waiting.unshift({ event, attempt })
    else this.waiting.push({ event, attempt })
  }

  /** Resolves to whether it was acknowledged; if not, not before the visibility timeout is over. */
  private async send(event: StoredEvent, attempt: number): Promise<boolean> {
    const { url, topic, visibilityMs } = this.options
    const began = performance.now()
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), visibilityMs)
    try {
      const { ok } = await fetch(`${url}/events/${topic}`, {
        method: 'POST',
        headers: {
          'content-type': event.contentType,
          'event-id': String(event.id),
          'event-key': event.key,
          'event-attempt': String(attempt),
        },
        body: event.body,
        signal: limit.signal,
      })
      if (ok) return true
    } catch {
      // no answer is no acknowledgement
    } finally {
      clearTimeout(timer)
    }
    await passes(visibilityMs - (performance.now() - began))
    return false
  }
}

const draw = () => world().random()

function passes(ms: number): Promise<void> {
  return ms > 0 ? new Promise((done) => setTimeout(done, ms)) : Promise.resolve()
}
