import { AbortSignal } from './abort.ts'
import { Body, readInit } from './body.ts'
import { Headers, type HeadersInit } from './headers.ts'

const INSPECT = Symbol.for('nodejs.util.inspect.custom')
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const UPPER = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'])

export interface RequestInit {
  method?: string
  headers?: HeadersInit
  body?: unknown
  signal?: AbortSignal | null
  redirect?: 'follow' | 'error' | 'manual'
  duplex?: 'half'
  keepalive?: boolean
  [other: string]: unknown
}

export class Request extends Body {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly redirect: 'follow' | 'error' | 'manual'
  readonly keepalive: boolean
  readonly cache = 'default'
  readonly credentials = 'same-origin'
  readonly destination = ''
  readonly integrity = ''
  readonly mode = 'cors'
  readonly referrer = 'about:client'
  readonly referrerPolicy = ''
  readonly duplex = 'half'
  private own: AbortSignal | null

  constructor(input: unknown, init: RequestInit = {}) {
    super()
    const from = input instanceof Request ? input : null
    this.url = from ? from.url : absolute(input)
    this.method = init.method === undefined ? (from?.method ?? 'GET') : checkMethod(init.method)
    this.headers = new Headers(init.headers ?? from?.headers)
    this.redirect = init.redirect ?? from?.redirect ?? 'follow'
    this.keepalive = init.keepalive ?? false
    this.own = init.signal === undefined ? (from?.own ?? null) : checkSignal(init.signal)
    const hasBody = init.body !== undefined && init.body !== null
    if ((hasBody || (from && from.source !== null)) && (this.method === 'GET' || this.method === 'HEAD')) {
      throw new TypeError('Request with GET/HEAD method cannot have body.')
    }
    if (hasBody) {
      const { source, type } = readInit(init.body)
      this.source = source
      if (type && !this.headers.has('content-type')) this.headers.set('content-type', type)
    } else if (from) {
      if (from.bodyUsed) {
        throw new TypeError('Cannot construct a Request with a Request object that has already been used.')
      }
      this.source = from.handOver()
    }
  }

  get signal(): AbortSignal {
    this.own ??= AbortSignal.any([])
    return this.own
  }

  clone(): Request {
    const copy = new Request(this.url, {
      method: this.method,
      headers: this.headers,
      redirect: this.redirect,
      signal: this.own,
    })
    copy.source = this.split()
    return copy
  }

  /** The signal, if anybody gave one; for the host only. */
  get givenSignal(): AbortSignal | null {
    return this.own
  }

  [INSPECT](_depth: number, options: object, inspect: (value: unknown, options: object) => string): string {
    const { method, url, headers, destination, referrer, referrerPolicy, mode, credentials, cache, redirect } = this
    const { integrity, keepalive, signal } = this
    const shown = { method, url, headers, destination, referrer, referrerPolicy, mode, credentials, cache, redirect }
    return `Request ${inspect({ ...shown, integrity, keepalive, signal }, options)}`
  }

  get [Symbol.toStringTag](): string {
    return 'Request'
  }
}

/** @throws TypeError for what is no HTTP method. */
export function checkMethod(method: unknown): string {
  const text = String(method)
  if (!TOKEN.test(text)) throw new TypeError(`'${text}' is not a valid HTTP method.`)
  const upper = text.toUpperCase()
  if (upper === 'CONNECT' || upper === 'TRACE' || upper === 'TRACK') {
    throw new TypeError(`'${text}' HTTP method is unsupported.`)
  }
  return UPPER.has(upper) ? upper : text
}

/** @throws TypeError for what is no AbortSignal. */
export function checkSignal(signal: unknown): AbortSignal | null {
  if (signal === null || signal === undefined) return null
  if (signal instanceof AbortSignal) return signal
  throw new TypeError('RequestInit: Expected signal ("AbortSignal {}") to be an instance of AbortSignal.')
}

function absolute(input: unknown): string {
  try {
    const url = new URL(String(input))
    if (url.username || url.password)
      throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${input}`)
    return url.href
  } catch (cause) {
    throw new TypeError(`Failed to parse URL from ${String(input)}`, { cause })
  }
}
