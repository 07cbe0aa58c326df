import { Body, readInit, type Source } from './body.ts'
import { Headers, type HeadersInit } from './headers.ts'

const INSPECT = Symbol.for('nodejs.util.inspect.custom')
const NO_BODY = new Set([101, 103, 204, 205, 304])
const REDIRECTS = new Set([301, 302, 303, 307, 308])

export interface ResponseInit {
  status?: number
  statusText?: string
  headers?: HeadersInit
}

export class Response extends Body {
  readonly status: number
  readonly statusText: string
  headers: Headers
  readonly redirected: boolean = false
  readonly type: string = 'default'
  readonly url: string = ''

  constructor(body?: unknown, init: ResponseInit = {}) {
    super()
    const status = init.status ?? 200
    if (!(status >= 200 && status <= 599)) {
      throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.')
    }
    this.status = Math.trunc(status)
    this.statusText = init.statusText ?? ''
    this.headers = new Headers(init.headers)
    if (body === null || body === undefined) return
    if (NO_BODY.has(status)) throw new TypeError(`Response constructor: Invalid response status code ${status}`)
    const { source, type } = readInit(body)
    this.source = source
    if (type && !this.headers.has('content-type')) this.headers.set('content-type', type)
  }

  get ok(): boolean {
    return this.status >= 200 && this.status <= 299
  }

  clone(): Response {
    return new ReceivedResponse(this.status, new Headers(this.headers), this.split(), this)
  }

  static json(data: unknown, init: ResponseInit = {}): Response {
    const text = JSON.stringify(data)
    if (text === undefined) throw new TypeError('Value is not JSON serializable')
    const response = new Response(text, init)
    if (!new Headers(init.headers).has('content-type')) response.headers.set('content-type', 'application/json')
    return response
  }

  static redirect(url: string | URL, status = 302): Response {
    if (!REDIRECTS.has(status)) throw new RangeError(`Invalid status code ${status}`)
    return new Response(null, { status, headers: { location: new URL(url).href } })
  }

  static error(): Response {
    return new ReceivedResponse(0, new Headers(), null, { type: 'error' })
  }

  [INSPECT](_depth: number, options: object, inspect: (value: unknown, options: object) => string): string {
    const { status, statusText, headers, bodyUsed, ok, redirected, type, url } = this
    return `Response ${inspect({ status, statusText, headers, bodyUsed, ok, redirected, type, url }, options)}`
  }

  get [Symbol.toStringTag](): string {
    return 'Response'
  }
}

interface Received {
  statusText?: string
  redirected?: boolean
  type?: string
  url?: string
}

/** A response as the network brought it, which may have what `new Response` refuses; for the host only. */
export class ReceivedResponse extends Response {
  override readonly status: number
  override readonly statusText: string
  override readonly redirected: boolean
  override readonly type: string
  override readonly url: string

  constructor(status: number, headers: Headers, source: Source, more: Received) {
    super(null, HEADERS_COME_LATER)
    this.status = status
    this.headers = headers
    this.source = source
    this.statusText = more.statusText ?? ''
    this.redirected = more.redirected ?? false
    this.type = more.type ?? 'default'
    this.url = more.url ?? ''
  }
}

const HEADERS_COME_LATER = {}
Object.defineProperty(ReceivedResponse, 'name', { value: 'Response' })
Object.defineProperty(ReceivedResponse.prototype, 'constructor', { value: Response })
