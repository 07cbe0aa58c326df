import { STATUS_TEXT } from '../status-text.ts'
import { ClientRequest, type RequestOptions } from './client-request.ts'
import { EventEmitter } from './events.ts'
import { Server } from './http-server.ts'
import { IncomingMessage } from './incoming-message.ts'
import { ServerResponse } from './server-response.ts'

/** node:http as far as HTTP/1.1 servers and clients of small services need it. */
export { ClientRequest, IncomingMessage, Server, ServerResponse }
export const STATUS_CODES = Object.fromEntries(Object.entries(STATUS_TEXT))
export const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'QUERY']
export const maxHeaderSize = 16_384

type OnResponse = (response: IncomingMessage) => void

export function createServer(...args: ConstructorParameters<typeof Server>): Server {
  return new Server(...args)
}

/** request(url, options?, onResponse?) or request(options, onResponse?). */
export function request(...args: unknown[]): ClientRequest {
  const onResponse = args.find((arg) => typeof arg === 'function') as OnResponse | undefined
  const [first, second] = args
  const more = typeof second === 'object' && second !== null ? (second as RequestOptions) : {}
  if (typeof first === 'string' || first instanceof URL)
    return new ClientRequest({ ...readUrl(first), ...more }, onResponse)
  return new ClientRequest((first ?? {}) as RequestOptions, onResponse)
}

export function get(...args: unknown[]): ClientRequest {
  return request(...args).end()
}

/** Says how connections are kept. The kernel keeps them for all, as Node's global agent does, so this only holds options. */
export class Agent extends EventEmitter {
  readonly options: object
  maxSockets = Number.POSITIVE_INFINITY
  keepAlive: boolean

  constructor(options: { keepAlive?: boolean } = {}) {
    super()
    this.options = options
    this.keepAlive = options.keepAlive ?? false
  }

  destroy(): void {}
}

export const globalAgent = new Agent({ keepAlive: true })

export default {
  Agent,
  ClientRequest,
  IncomingMessage,
  METHODS,
  STATUS_CODES,
  Server,
  ServerResponse,
  createServer,
  get,
  globalAgent,
  maxHeaderSize,
  request,
}

function readUrl(input: string | URL): RequestOptions {
  const url = new URL(input)
  return { protocol: url.protocol, hostname: url.hostname, port: url.port, path: url.pathname + url.search }
}
