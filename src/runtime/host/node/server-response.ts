import { Buffer } from 'buffer/'
import type { Body, CallId, HeaderList } from '../../../engine/process.ts'
import { VirtualDate } from '../clock.ts'
import { context } from '../context.ts'
import { byteLength } from '../inflow.ts'
import { wrongType } from '../received.ts'
import { STATUS_TEXT } from '../status-text.ts'
import { HeaderBag, nodeError } from './header-bag.ts'
import type { IncomingMessage } from './incoming-message.ts'
import type { Socket } from './socket.ts'

/** A body unread by the other side above which `write` says false. */
export const HIGH_WATER = 65_536

// one array for all answers: nobody changes what is on the wire
const CONNECTION: HeaderList[number] = ['Connection', 'keep-alive']
const CHUNKED: HeaderList[number] = ['Transfer-Encoding', 'chunked']
const KEEP_ALIVE: HeaderList[number] = ['Keep-Alive', 'timeout=5']

type Done = (error?: Error | null) => void

/** node:http's ServerResponse. Head and a whole body leave as one effect. */
export class ServerResponse extends HeaderBag {
  statusCode = 200
  statusMessage = ''
  sendDate = true
  shouldKeepAlive = true
  writableEnded = false
  writableFinished = false
  destroyed = false
  closed = false
  errored: Error | null = null
  writable = true
  // what @hono/node-server looks at to leave Content-Length to us
  _contentLength: number | null = null
  _hasBody: boolean
  _removedContLen = false
  useChunkedEncodingByDefault = true
  readonly req: IncomingMessage
  private readonly call: CallId
  private readonly over: () => void
  // the head was written before the size of the body was known
  private sizedLater = false
  private unread = 0
  private needsDrain = false

  constructor(request: IncomingMessage, call: CallId = 0, over: () => void = () => {}) {
    super()
    this.req = request
    this.call = call
    this.over = over
    this._hasBody = request.method !== 'HEAD'
  }

  get socket(): Socket {
    return this.req.socket
  }

  get connection(): Socket {
    return this.req.socket
  }

  get finished(): boolean {
    return this.writableEnded
  }

  get writableNeedDrain(): boolean {
    return this.needsDrain
  }

  get writableLength(): number {
    return this.unread
  }

  get writableHighWaterMark(): number {
    return HIGH_WATER
  }

  writeHead(status: number, reason?: unknown, headers?: unknown): this {
    if (this.headersSent)
      throw nodeError('ERR_HTTP_HEADERS_SENT', 'Cannot write headers after they are sent to the client')
    if (!(status >= 100 && status <= 999))
      throw nodeError('ERR_HTTP_INVALID_STATUS_CODE', `Invalid status code: ${status}`, RangeError)
    this.statusCode = status | 0
    if (typeof reason === 'string') this.statusMessage = reason
    const given = typeof reason === 'string' ? headers : (reason ?? headers)
    if (Array.isArray(given)) this.setRaw(given)
    else if (given)
      for (const name of Object.keys(given)) this.setHeader(name, (given as Record<string, unknown>)[name])
    this.headWritten = true
    this.sizedLater = this._contentLength === null
    return this
  }

  flushHeaders(): void {
    if (!this.headersSent && !this.destroyed) this.sendHead(null, false)
  }

  writeContinue(): void {}
  writeProcessing(): void {}
  writeEarlyHints(): void {}

  write(chunk: unknown, encoding?: unknown, done?: unknown): boolean {
    const called = (typeof encoding === 'function' ? encoding : done) as Done | undefined
    if (this.writableEnded) {
      const error = nodeError('ERR_STREAM_WRITE_AFTER_END', 'write after end')
      context.nextTick(() => this.fail(error, called))
      return false
    }
    if (this.destroyed) {
      if (called)
        context.nextTick(() =>
          called(nodeError('ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed')),
        )
      return false
    }
    const body = this.bodyOf(chunk, encoding)
    if (!this.headersSent) this.sendHead(body, false)
    else if (body !== null) context.emit({ type: 'answer-body', call: this.call, body, end: false })
    if (called) context.nextTick(called)
    if (body !== null) this.unread += byteLength(body)
    if (this.unread < HIGH_WATER) return true
    this.needsDrain = true
    return false
  }

  end(chunk?: unknown, encoding?: unknown, done?: unknown): this {
    const called = [chunk, encoding, done].find((arg) => typeof arg === 'function') as Done | undefined
    if (this.writableEnded || this.destroyed) {
      if (called) context.nextTick(called)
      return this
    }
    const body =
      chunk === undefined || chunk === null || typeof chunk === 'function' ? null : this.bodyOf(chunk, encoding)
    this.writableEnded = true
    this.writable = false
    if (this.headersSent) context.emit({ type: 'answer-body', call: this.call, body, end: true })
    else this.sendHead(body, true)
    if (called) this.once('finish', called)
    this.over()
    queueMicrotask(() => this.settle())
    return this
  }

  destroy(error?: Error): this {
    if (this.destroyed) return this
    this.destroyed = true
    this.writable = false
    this.errored = error ?? null
    if (!this.writableEnded) {
      context.emit({ type: 'destroy', call: this.call })
      this.over()
    }
    context.nextTick(() => this.close(error))
    return this
  }

  cork(): void {}
  uncork(): void {}

  setTimeout(): this {
    return this
  }

  assignSocket(): void {}
  detachSocket(): void {}

  /** The caller has gone; nothing more can be sent. */
  cut(): void {
    if (this.destroyed || this.writableEnded) return
    this.destroyed = true
    this.writable = false
    this.over()
    this.close()
  }

  /** What was written has been read. */
  drained(): void {
    this.unread = 0
    if (!this.needsDrain) return
    this.needsDrain = false
    this.emit('drain')
  }

  private fail(error: Error, called?: Done): void {
    called?.(error)
    this.emit('error', error)
  }

  private settle(): void {
    if (this.writableFinished || this.destroyed) return
    this.writableFinished = true
    context.guard(() => this.emit('finish'), undefined)
    this.close()
  }

  private close(error?: Error): void {
    if (this.closed) return
    this.closed = true
    if (error && this.listenerCount('error') > 0) context.guard(() => this.emit('error', error), undefined)
    context.guard(() => this.emit('close'), undefined)
  }

  private bodyOf(chunk: unknown, encoding: unknown): Body | null {
    if (!this._hasBody) return null
    if (typeof chunk === 'string') {
      const plain = typeof encoding !== 'string' || encoding === 'utf8' || encoding === 'utf-8'
      return plain ? chunk : new Uint8Array(Buffer.from(chunk, encoding))
    }
    if (chunk instanceof Uint8Array) return chunk.slice()
    if (chunk === null) throw nodeError('ERR_STREAM_NULL_VALUES', 'May not write null values to stream', TypeError)
    throw wrongType('chunk', 'of type string or an instance of Buffer or Uint8Array', chunk)
  }

  private sendHead(body: Body | null, end: boolean): void {
    this.headersSent = true
    this.headWritten = true
    const headers: HeaderList = this.wire()
    if (this.sendDate && !this.hasHeader('date')) headers.push(httpDate())
    if (!this.hasHeader('connection')) headers.push(CONNECTION, KEEP_ALIVE)
    const bodiless = this.statusCode === 204 || this.statusCode === 304 || this.statusCode < 200
    if (!bodiless && !this.hasHeader('content-length') && !this.hasHeader('transfer-encoding')) {
      if (end && !this._removedContLen && !this.sizedLater) {
        const length = this._contentLength ?? (body === null ? 0 : byteLength(body))
        if (this._hasBody || this._contentLength !== null) headers.push(['Content-Length', String(length)])
      } else if (this._hasBody) headers.push(CHUNKED)
    }
    this.statusMessage ||= STATUS_TEXT[this.statusCode] ?? 'unknown'
    const sent = bodiless ? null : body
    context.emit({ type: 'answer', call: this.call, head: { status: this.statusCode, headers }, body: sent, end })
  }
}

let dateOfSecond = -1
let dateLine: HeaderList[number] = ['Date', '']

function httpDate(): HeaderList[number] {
  const second = Math.floor(context.wallMs() / 1_000)
  if (second !== dateOfSecond) {
    dateOfSecond = second
    dateLine = ['Date', new VirtualDate(second * 1_000).toUTCString()]
  }
  return dateLine
}
