import type { Body, FailureCode, LocalCall, ResponseHead } from '../../engine/process.ts'
import { abandonCall, type Caller, networkError, placeCall, sendMore } from './calls.ts'
import { failed, type Order, readOrder, readTarget, wireHeaders } from './fetch-order.ts'
import { byteLength, Inflow, toBytes } from './inflow.ts'
import { STATUS_TEXT } from './status-text.ts'
import { type Source, streamOf } from './web/body.ts'
import { Headers } from './web/headers.ts'
import type { RequestInit } from './web/request.ts'
import { ReceivedResponse, type Response } from './web/response.ts'
import { ReadableStream } from './web/streams.ts'

const NULL_BODY = new Set([101, 103, 204, 205, 304])
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** Node's fetch over the simulated network. Rejects as undici does: `TypeError: fetch failed` with its cause. */
export function fetch(input: unknown, init?: RequestInit): Promise<Response> {
  try {
    const order = readOrder(input, init)
    if (order.signal?.aborted) return Promise.reject(order.signal.reason)
    return new Promise((resolve, reject) => new FetchCall(order, resolve, reject).send())
  } catch (error) {
    return Promise.reject(error)
  }
}

class FetchCall implements Caller {
  private readonly order: Order
  private readonly resolve: (response: Response) => void
  private readonly reject: (reason: unknown) => void
  private call: LocalCall = 0
  private inflow: Inflow | null = null
  private finished = false

  constructor(order: Order, resolve: (response: Response) => void, reject: (reason: unknown) => void) {
    this.order = order
    this.resolve = resolve
    this.reject = reject
  }

  send(): void {
    const { target, method, source, signal } = this.order
    signal?.follow(this.onAbort)
    const whole = source === null || typeof source === 'string' || source instanceof Uint8Array
    const head = { method, path: target.path, headers: wireHeaders(this.order, whole) }
    this.call = placeCall(target, head, whole ? source : null, whole, this)
    if (!whole) this.pump(source instanceof ReadableStream ? source : streamOf(source))
  }

  responded(head: ResponseHead, body: Body | null, end: boolean): void {
    if (REDIRECTS.has(head.status) && this.redirected(head, end)) return
    const { target, method, hops } = this.order
    const headers = Headers.fromNetwork(head.headers)
    const more = { url: target.href, redirected: hops > 0, type: 'basic', statusText: STATUS_TEXT[head.status] ?? '' }
    let source: Source = null
    if (!NULL_BODY.has(head.status) && method !== 'HEAD') {
      if (end && (body === null || typeof body === 'string' || body.length < 65_536)) source = body ?? ''
      else {
        this.inflow = new Inflow('response', this.call, body, end)
        this.inflow.cancelled = () => this.giveUp()
        source = this.inflow
      }
    }
    if (end) this.finish()
    this.resolve(new ReceivedResponse(head.status, headers, source, more))
  }

  received(body: Body | null, end: boolean): void {
    if (end) this.finish()
    this.inflow?.push(body, end)
  }

  failed(code: FailureCode, phase: 'connect' | 'exchange'): void {
    this.finish()
    const { host, port } = this.order.target
    const cause = networkError(phase === 'exchange' && this.inflow ? 'UND_ERR_SOCKET' : code, host, port)
    if (this.inflow) this.inflow.fail(new TypeError('terminated', { cause }))
    else this.reject(new TypeError('fetch failed', { cause }))
  }

  private wantsMore: (() => void) | null = null
  private unread = 0

  drained(): void {
    this.unread = 0
    const go = this.wantsMore
    this.wantsMore = null
    go?.()
  }

  private readonly onAbort = (reason: unknown): void => {
    if (this.finished) return
    this.giveUp()
    if (this.inflow) this.inflow.fail(reason)
    this.reject(reason)
  }

  private giveUp(): void {
    this.finish()
    abandonCall(this.call)
  }

  private finish(): void {
    this.finished = true
    this.order.signal?.unfollow(this.onAbort)
  }

  /** Follows a redirect as fetch does: 303, and 301 and 302 after POST, go on as GET. */
  private redirected(head: ResponseHead, end: boolean): boolean {
    const { order } = this
    const location = head.headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
    if (order.redirect === 'manual' || location === undefined) return false
    if (end) this.finish()
    else this.giveUp()
    if (order.redirect === 'error') this.reject(failed('unexpected redirect'))
    else if (order.hops >= 20) this.reject(failed('redirect count exceeded'))
    else if (order.source instanceof ReadableStream && head.status !== 303)
      this.reject(failed('Response body is not available'))
    else {
      const next = { ...order, target: readTarget(new URL(location, order.target.href).href), hops: order.hops + 1 }
      const asGet = head.status === 303 ? order.method !== 'HEAD' : head.status < 303 && order.method === 'POST'
      if (asGet) {
        next.method = 'GET'
        next.source = null
        next.headers = new Headers(order.headers)
        for (const name of ['content-type', 'content-encoding', 'content-language', 'content-location'])
          next.headers.delete(name)
      }
      new FetchCall(next, this.resolve, this.reject).send()
    }
    return true
  }

  /** Sends a stream chunk by chunk, waiting while 64 KiB are unread. */
  private async pump(stream: ReadableStream<unknown>): Promise<void> {
    const reader = stream.getReader()
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (this.finished) return void reader.cancel().catch(() => {})
        if (done) return sendMore(this.call, null, true)
        const chunk = typeof value === 'string' ? toBytes(value) : (value as Uint8Array)
        sendMore(this.call, chunk, false)
        this.unread += byteLength(chunk)
        if (this.unread >= 65_536) await new Promise<void>((resolve) => (this.wantsMore = resolve))
      }
    } catch (cause) {
      if (this.finished) return
      this.giveUp()
      this.reject(new TypeError('fetch failed', { cause }))
    }
  }
}
