import type { CallId, HeaderList } from '../../../engine/process.ts'
import { callDrained } from '../calls.ts'
import { context } from '../context.ts'
import { Inflow } from '../inflow.ts'
import { EventEmitter } from './events.ts'
import { nodeError } from './header-bag.ts'
import { IncomingMessage } from './incoming-message.ts'
import { ServerResponse } from './server-response.ts'
import { Socket } from './socket.ts'

interface Exchange {
  server: Server
  inflow: Inflow
  request: IncomingMessage
  response: ServerResponse
}

const servers = new Map<number, Server>()
/** Servers that take no new connections; those that they have are served. */
const closed = new Map<number, Server>()
const exchanges = new Map<CallId, Exchange>()
const FIRST_FREE_PORT = 49_152

context.receive('request', ({ call, port, head, body, end }) => {
  const server = servers.get(port) ?? closed.get(port)
  if (!server) return context.emit({ type: 'destroy', call })
  const inflow = new Inflow('request', call, body, end)
  let socket: Socket | null = null
  const socketOf = (): Socket => {
    socket ??= new Socket(port, () => exchange.response.destroy())
    return socket
  }
  const request = new IncomingMessage(withHost(head.headers, port), inflow, socketOf)
  request.method = head.method
  request.url = head.path
  const response = new ServerResponse(request, call, () => {
    if (exchanges.delete(call)) context.handles -= 1
    server.exchangeOver()
  })
  const exchange = { server, inflow, request, response }
  exchanges.set(call, exchange)
  context.handles += 1
  server.inFlight += 1
  server.emit('request', request, response)
})

context.receive('request-body', ({ call, body, end }) => exchanges.get(call)?.inflow.push(body, end))

context.receive('caller-left', ({ call }) => {
  const exchange = exchanges.get(call)
  if (!exchange) return
  exchange.request.cut()
  exchange.response.cut()
})

context.receive('drain', (drain) => {
  if (drain.side === 'response') exchanges.get(drain.call)?.response.drained()
  else callDrained(drain.call)
})

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** node:http's Server. Its sockets are the kernel's affair. */
export class Server extends EventEmitter {
  listening = false
  inFlight = 0
  timeout = 0
  keepAliveTimeout = 5_000
  headersTimeout = 60_000
  requestTimeout = 300_000
  maxHeadersCount = null
  private port = 0
  private closing = false

  constructor(options?: object | Listener, listener?: Listener) {
    super()
    const handler = typeof options === 'function' ? (options as Listener) : listener
    if (handler) this.on('request', handler)
  }

  /** listen(port?, host?, backlog?, done?) or listen({ port }, done?). */
  listen(...args: unknown[]): this {
    const done = args.find((arg) => typeof arg === 'function') as (() => void) | undefined
    const first = typeof args[0] === 'object' && args[0] !== null ? (args[0] as { port?: unknown }).port : args[0]
    const port = typeof first === 'function' || first === undefined || first === null ? 0 : Number(first)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw nodeError(
        'ERR_SOCKET_BAD_PORT',
        `options.port should be >= 0 and < 65536. Received ${describe(first)}.`,
        RangeError,
      )
    }
    if (this.listening)
      throw nodeError('ERR_SERVER_ALREADY_LISTEN', 'Listen method has been called more than once without closing.')
    if (done) this.once('listening', done)
    this.port = port || freePort()
    if (servers.has(this.port)) {
      const taken = nodeError('EADDRINUSE', `listen EADDRINUSE: address already in use :::${this.port}`)
      context.nextTick(() => this.emit('error', Object.assign(taken, { syscall: 'listen', port: this.port })))
      return this
    }
    servers.set(this.port, this)
    this.listening = true
    context.handles += 1
    context.emit({ type: 'listen', port: this.port })
    context.nextTick(() => this.emit('listening'))
    return this
  }

  address(): { address: string; family: string; port: number } | null {
    return this.listening ? { address: '::', family: 'IPv6', port: this.port } : null
  }

  /** Takes no more requests; `done` and 'close' follow when those in flight have ended. */
  close(done?: (error?: Error) => void): this {
    if (!this.listening) {
      if (done) context.nextTick(() => done(nodeError('ERR_SERVER_NOT_RUNNING', 'Server is not running.')))
      return this
    }
    if (done) this.once('close', done)
    this.listening = false
    this.closing = true
    servers.delete(this.port)
    closed.set(this.port, this)
    context.handles -= 1
    context.emit({ type: 'unlisten', port: this.port })
    if (this.inFlight === 0) this.exchangeOver(0)
    return this
  }

  closeAllConnections(): void {
    for (const exchange of [...exchanges.values()]) if (exchange.server === this) exchange.response.destroy()
  }

  closeIdleConnections(): void {}

  setTimeout(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  /** For the host only. */
  exchangeOver(ended = 1): void {
    this.inFlight -= ended
    if (!this.closing || this.inFlight > 0) return
    this.closing = false
    context.nextTick(() => this.emit('close'))
  }
}

// HTTP/1.1 has no request without one; loads and consoles may leave it to us
function withHost(headers: HeaderList, port: number): HeaderList {
  if (headers.some(([name]) => name === 'host' || name.toLowerCase() === 'host')) return headers
  return [['host', port === 80 ? context.start.name : `${context.start.name}:${port}`], ...headers]
}

function freePort(): number {
  let port = FIRST_FREE_PORT
  while (servers.has(port)) port += 1
  return port
}

function describe(value: unknown): string {
  return `type ${typeof value} (${typeof value === 'string' ? `'${value}'` : String(value)})`
}
