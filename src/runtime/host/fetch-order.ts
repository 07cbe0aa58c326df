import type { Body, HeaderList } from '../../engine/process.ts'
import { byteLength, Inflow } from './inflow.ts'
import type { AbortSignal } from './web/abort.ts'
import { readInit, type Source } from './web/body.ts'
import { Headers } from './web/headers.ts'
import { checkMethod, checkSignal, Request, type RequestInit } from './web/request.ts'
import { ReadableStream } from './web/streams.ts'
import { ServiceUrl } from './web/url.ts'

export interface Target {
  host: string
  port: number
  path: string
  href: string
}

/** What a call of fetch asks for, checked. */
export interface Order {
  target: Target
  method: string
  headers: Headers
  source: Source
  signal: AbortSignal | null
  redirect: string
  hops: number
}

/** @throws TypeError for what fetch refuses before it sends anything. */
export function readOrder(input: unknown, init: RequestInit | undefined): Order {
  if (typeof input === 'string' || input instanceof URL) {
    const { source, type } = readInit(init?.body)
    const headers = new Headers(init?.headers)
    if (type && !headers.has('content-type')) headers.set('content-type', type)
    const method = init?.method === undefined ? 'GET' : checkMethod(init.method)
    if (source !== null && (method === 'GET' || method === 'HEAD')) {
      throw new TypeError('Request with GET/HEAD method cannot have body.')
    }
    if (source instanceof ReadableStream && init?.duplex !== 'half') {
      throw new TypeError('RequestInit: duplex option is required when sending a body.')
    }
    const signal = checkSignal(init?.signal)
    return {
      target: readTarget(String(input)),
      method,
      headers,
      source,
      signal,
      redirect: init?.redirect ?? 'follow',
      hops: 0,
    }
  }
  const request = new Request(input, init)
  const signal = request.givenSignal
  const source = request.source instanceof Inflow ? request.body : request.source
  return {
    target: readTarget(request.url),
    method: request.method,
    headers: request.headers,
    source,
    signal,
    redirect: request.redirect,
    hops: 0,
  }
}

// the shape of nearly every address between services; all else goes through URL
const PLAIN = /^http:\/\/([a-z0-9-]+)(?::(\d{1,5}))?(\/[\w\-./~]*(?:\?[\w\-.~=&%+]*)?)?$/
const DOTS = /\/\.\.?(?:[/?]|$)/

export function readTarget(text: string): Target {
  const plain = PLAIN.exec(text)
  if (plain && !DOTS.test(text)) {
    const [, host = '', port = '80', path] = plain
    if (/[a-z]/.test(host)) return { host, port: Number(port), path: path ?? '/', href: path ? text : `${text}/` }
  }
  let url: URL
  try {
    url = new ServiceUrl(text)
  } catch (cause) {
    throw new TypeError(`Failed to parse URL from ${text}`, { cause })
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw failed('unknown scheme')
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  return { host: url.hostname, port, path: url.pathname + url.search, href: url.href }
}

export function failed(message: string): TypeError {
  return new TypeError('fetch failed', { cause: new Error(message) })
}

// one array for all requests: nobody changes what is on the wire
const KEEP_ALIVE: HeaderList[number] = ['connection', 'keep-alive']
const DEFAULTS: HeaderList = [
  ['accept', '*/*'],
  ['accept-language', '*'],
  ['sec-fetch-mode', 'cors'],
  ['user-agent', 'node'],
  ['accept-encoding', 'gzip, deflate'],
]

/** What undici puts on the wire, in its order. */
export function wireHeaders(order: Order, whole: boolean): HeaderList {
  const { target, source, method, headers } = order
  const list: HeaderList = [['host', target.port === 80 ? target.host : `${target.host}:${target.port}`], KEEP_ALIVE]
  for (const pair of headers.sorted()) {
    if (pair[0] !== 'host' && pair[0] !== 'connection' && pair[0] !== 'content-length') list.push(pair)
  }
  for (const pair of DEFAULTS) if (!headers.has(pair[0])) list.push(pair)
  if (!whole) list.push(['transfer-encoding', 'chunked'])
  else if (source !== null) list.push(['content-length', String(byteLength(source as Body))])
  else if (method === 'POST' || method === 'PUT' || method === 'PATCH') list.push(['content-length', '0'])
  return list
}
