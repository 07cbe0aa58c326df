import { Buffer } from 'buffer/'
import type { Body, FailureCode, HeaderList, LocalCall, ResponseHead } from '../../../engine/process.ts'
import { abortError } from '../abort-error.ts'
import { abandonCall, type Caller, networkError, placeCall, sendMore } from '../calls.ts'
import { context } from '../context.ts'
import { byteLength, Inflow, join } from '../inflow.ts'
import { STATUS_TEXT } from '../status-text.ts'
import { clearTimeout, setTimeout, type Timeout } from '../timers.ts'
import type { AbortSignal } from '../web/abort.ts'
import { HeaderBag, nodeError } from './header-bag.ts'
import { IncomingMessage } from './incoming-message.ts'
import { HIGH_WATER } from './server-response.ts'
import { Socket } from './socket.ts'

export interface RequestOptions {
  protocol?: string
  host?: string
  hostname?: string
  port?: number | string
  path?: string
  method?: string
  headers?: Record<string, unknown> | readonly string[]
  timeout?: number
  signal?: AbortSignal
  agent?: unknown
}

type Done = (error?: Error | null) => void

/** node:http's ClientRequest. A request whose body is whole by `end()` leaves as one effect. */
export class ClientRequest extends HeaderBag implements Caller {
  readonly method: string
  readonly path: string
  readonly host: string
  readonly protocol = 'http:'
  readonly agent: unknown
  aborted = false
  destroyed = false
  writableEnded = false
  writableFinished = false
  reusedSocket = false
  res: IncomingMessage | null = null
  private readonly port: number
  private readonly signal: AbortSignal | undefined
  private call: LocalCall = 0
  private early: Body[] = []
  private inflow: Inflow | null = null
  private unread = 0
  private closed = false
  private timer: Timeout | null = null
  private connection_: Socket | null = null

  constructor(options: RequestOptions, onResponse?: (response: IncomingMessage) => void) {
    super()
    if (options.protocol && options.protocol !== 'http:') {
      throw nodeError(
        'ERR_INVALID_PROTOCOL',
        `Protocol "${options.protocol}" not supported. Expected "http:"`,
        TypeError,
      )
    }
    this.method = (options.method ?? 'GET').toUpperCase()
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(this.method))
      throw nodeError('ERR_INVALID_HTTP_TOKEN', `Method must be a valid HTTP token ["${options.method}"]`, TypeError)
    this.path = options.path ?? '/'
    if (/[^\x21-\xff]/.test(this.path)) {
      throw nodeError('ERR_UNESCAPED_CHARACTERS', 'Request path contains unescaped characters', TypeError)
    }
    this.host = options.hostname ?? options.host ?? 'localhost'
    this.port = Number(options.port || 80)
    this.agent = options.agent
    if (Array.isArray(options.headers)) this.setRaw([...options.headers])
    else
      for (const [name, value] of Object.entries(options.headers ?? {}))
        if (value !== undefined) this.setHeader(name, value)
    if (!this.hasHeader('host')) this.setHeader('Host', this.port === 80 ? this.host : `${this.host}:${this.port}`)
    if (onResponse) this.once('response', onResponse)
    if (options.timeout) this.setTimeout(options.timeout)
    this.signal = options.signal
    if (this.signal?.aborted) context.nextTick(() => this.onAbort())
    else this.signal?.follow(this.onAbort)
  }

  get socket(): Socket {
    this.connection_ ??= new Socket(0, () => this.destroy())
    return this.connection_
  }

  get connection(): Socket {
    return this.socket
  }

  write(chunk: string | Uint8Array, encoding?: unknown, done?: Done): boolean {
    const called = typeof encoding === 'function' ? (encoding as Done) : done
    if (this.writableEnded || this.destroyed) {
      const error = nodeError('ERR_STREAM_WRITE_AFTER_END', 'write after end')
      context.nextTick(() => (this.writableEnded ? this.emit('error', error) : called?.(error)))
      return false
    }
    const body = bodyOf(chunk, encoding)
    if (this.call) sendMore(this.call, body, false)
    else {
      // the first chunk waits for the step's end: with `end()` in the same step all leaves at once
      this.early.push(body)
      if (this.early.length === 1) context.nextTick(() => this.flush())
    }
    if (called) context.nextTick(called)
    this.unread += byteLength(body)
    return this.unread < HIGH_WATER
  }

  end(chunk?: unknown, encoding?: unknown, done?: unknown): this {
    const called = [chunk, encoding, done].find((arg) => typeof arg === 'function') as Done | undefined
    if (this.writableEnded || this.destroyed) return this
    if (called) this.once('finish', called)
    const last =
      chunk === undefined || chunk === null || typeof chunk === 'function' ? null : bodyOf(chunk as string, encoding)
    this.writableEnded = true
    if (this.call) sendMore(this.call, last, true)
    else {
      const body = last === null ? this.early : [...this.early, last]
      // what was written before its end was known has no length that was told
      const inParts = this.early.length > 0
      this.early = []
      this.place(body.length > 0 ? join(body) : null, true, inParts)
    }
    queueMicrotask(() => this.settle())
    return this
  }

  flushHeaders(): void {
    this.flush()
  }

  abort(): void {
    this.aborted = true
    this.destroy()
  }

  destroy(error?: Error): this {
    if (this.destroyed) return this
    this.destroyed = true
    this.cleanUp()
    if (this.call) abandonCall(this.call)
    const reason = error ?? (this.res ? undefined : nodeError('ECONNRESET', 'socket hang up'))
    if (this.res && !this.res.complete) {
      this.res.cut(reason)
    }
    context.nextTick(() => this.close(this.res ? error : reason))
    return this
  }

  /** Emits 'timeout' after so long without an answer; it is up to the listener to destroy the request. */
  setTimeout(ms: number, onTimeout?: () => void): this {
    if (onTimeout) this.once('timeout', onTimeout)
    if (this.timer) clearTimeout(this.timer)
    this.timer = ms > 0 ? setTimeout(() => void this.emit('timeout'), ms).unref() : null
    return this
  }

  setNoDelay(): this {
    return this
  }

  setSocketKeepAlive(): this {
    return this
  }

  responded(head: ResponseHead, body: Body | null, end: boolean): void {
    if (this.timer) clearTimeout(this.timer)
    this.inflow = new Inflow('response', this.call, body, end)
    const response = new IncomingMessage(head.headers, this.inflow, () => this.socket)
    response.statusCode = head.status
    response.statusMessage = STATUS_TEXT[head.status] ?? ''
    this.res = response
    response.once('close', () => this.over())
    if (!this.emit('response', response)) response.resume()
    if (end) this.over()
  }

  received(body: Body | null, end: boolean): void {
    this.inflow?.push(body, end)
    if (end) this.over()
  }

  failed(code: FailureCode, phase: 'connect' | 'exchange'): void {
    this.cleanUp()
    this.destroyed = true
    if (this.res) {
      this.res.cut()
      return this.close()
    }
    this.close(
      phase === 'exchange' && code !== 'ECONNRESET'
        ? nodeError('ECONNRESET', 'socket hang up')
        : networkError(connectCode(code), this.host, this.port),
    )
  }

  drained(): void {
    this.unread = 0
    this.emit('drain')
  }

  private readonly onAbort = (): void => {
    this.destroy(abortError(this.signal?.reason))
  }

  private flush(): void {
    if (this.call || this.destroyed) return
    const body = this.early.length > 0 ? join(this.early) : null
    this.early = []
    this.place(body, false)
  }

  private place(body: Body | null, end: boolean, inParts = !end): void {
    this.headersSent = true
    this.headWritten = true
    const headers: HeaderList = this.wire()
    if (!this.hasHeader('connection')) headers.push(['Connection', 'keep-alive'])
    const sized = this.hasHeader('content-length') || this.hasHeader('transfer-encoding')
    const bodiless = body === null && (this.method === 'GET' || this.method === 'HEAD' || this.method === 'DELETE')
    if (!sized && inParts) headers.push(['Transfer-Encoding', 'chunked'])
    else if (!sized && !bodiless) headers.push(['Content-Length', String(body === null ? 0 : byteLength(body))])
    this.call = placeCall(
      { host: this.host, port: this.port },
      { method: this.method, path: this.path, headers },
      body,
      end,
      this,
    )
  }

  private settle(): void {
    if (this.destroyed) return
    this.writableFinished = true
    context.guard(() => this.emit('finish'), undefined)
  }

  private over(): void {
    this.cleanUp()
    queueMicrotask(() => this.close())
  }

  private cleanUp(): void {
    if (this.timer) clearTimeout(this.timer)
    this.signal?.unfollow(this.onAbort)
  }

  private close(error?: Error): void {
    if (this.closed) return
    this.closed = true
    if (error) context.guard(() => this.emit('error', error), undefined)
    context.guard(() => this.emit('close'), undefined)
  }
}

// node:http has no connect timeout of its own: the system gives up after two minutes
function connectCode(code: FailureCode): FailureCode {
  return code === 'UND_ERR_CONNECT_TIMEOUT' ? 'ETIMEDOUT' : code
}

function bodyOf(chunk: string | Uint8Array, encoding: unknown): Body {
  if (typeof chunk !== 'string') return chunk.slice()
  const plain = typeof encoding !== 'string' || encoding === 'utf8' || encoding === 'utf-8'
  return plain ? chunk : new Uint8Array(Buffer.from(chunk, encoding as 'hex'))
}
