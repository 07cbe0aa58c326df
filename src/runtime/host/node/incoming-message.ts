import { Buffer } from 'buffer/'
import type { HeaderList } from '../../../engine/process.ts'
import { context } from '../context.ts'
import type { Inflow } from '../inflow.ts'
import { nodeError } from './header-bag.ts'
import type { Socket } from './socket.ts'
import { Readable } from './stream.ts'

type Headers = Record<string, string | string[] | undefined>
const FIRST_WINS = new Set(
  `age authorization content-length content-type etag expires from host if-modified-since if-unmodified-since
  last-modified location max-forwards proxy-authorization referer retry-after server user-agent`.split(/\s+/),
)

// a Readable whose own constructor does not run
function Untouched(): void {}
Untouched.prototype = Readable.prototype
const LazyReadable = Object.setPrototypeOf(Untouched, Readable) as typeof Readable

/**
 * node:http's IncomingMessage, on either side. It is a Readable whose stream state is made when somebody first
 * touches it: most requests have no body, and most bodies are taken whole.
 */
export class IncomingMessage extends LazyReadable {
  method: string | undefined
  url: string | undefined
  statusCode: number | undefined
  statusMessage: string | undefined
  complete: boolean
  aborted = false
  readonly httpVersion = '1.1'
  readonly httpVersionMajor = 1
  readonly httpVersionMinor = 1
  readonly trailers = {}
  readonly rawTrailers = []
  private readonly list: HeaderList
  private readonly inflow: Inflow
  private readonly socketOf: () => Socket
  private flat: string[] | null = null
  private joined: Headers | null = null
  private state: unknown = null
  private decided = false

  constructor(list: HeaderList, inflow: Inflow, socketOf: () => Socket) {
    super()
    this.list = list
    this.inflow = inflow
    this.socketOf = socketOf
    this.complete = inflow.ended
  }

  get socket(): Socket {
    return this.socketOf()
  }

  get connection(): Socket {
    return this.socketOf()
  }

  get rawHeaders(): string[] {
    this.flat ??= this.list.flat()
    return this.flat
  }

  get headers(): Headers {
    this.joined ??= joinHeaders(this.list)
    return this.joined
  }

  get headersDistinct(): Record<string, string[]> {
    const distinct: Record<string, string[]> = Object.create(null)
    for (const [rawName, value] of this.list) {
      const name = rawName.toLowerCase()
      distinct[name] = [...(distinct[name] ?? []), value]
    }
    return distinct
  }

  setTimeout(): this {
    return this
  }

  get _readableState(): unknown {
    if (this.state === null) this.begin()
    return this.state
  }

  set _readableState(state: unknown) {
    this.state = state
  }

  /** Whether anybody has begun to use this as a stream. */
  get touched(): boolean {
    return this.state !== null
  }

  /** The other side has gone before the message was complete, or before it was answered. */
  cut(reason?: Error): void {
    this.aborted = true
    if (!this.inflow.ended) this.inflow.fail(reason ?? resetError())
    if (this.state === null && this.listenerCount('aborted') + this.listenerCount('close') === 0 && this.complete) {
      this.cutBefore = true
      return
    }
    this.emit('aborted')
    this.destroy(this.listenerCount('error') > 0 ? (reason ?? resetError()) : undefined)
  }

  private cutBefore = false

  private begin(): void {
    if (this.decided) return
    this.decided = true
    Readable.call(this as never, { read: () => this.feed(), highWaterMark: 65_536 })
    this.inflow.wake = () => this.feed()
    if (this.cutBefore) context.nextTick(() => this.destroy())
  }

  private feed(): void {
    for (;;) {
      const chunk = this.inflow.take()
      if (chunk === null) break
      if (!this.push(Buffer.from(chunk as string))) return
    }
    if (this.inflow.error !== undefined) return
    if (this.inflow.ended) {
      this.complete = true
      this.push(null)
    }
  }
}

// asked of every request by servers that watch for a closing connection; no reason to begin a stream
const UNTOUCHED = { errored: null, readableEnded: false, readableDidRead: false, closed: false }
for (const [name, untouched] of Object.entries(UNTOUCHED)) {
  const inherited = Object.getOwnPropertyDescriptor(Readable.prototype, name)
  Object.defineProperty(IncomingMessage.prototype, name, {
    configurable: true,
    get(this: IncomingMessage) {
      return this.touched ? inherited?.get?.call(this) : untouched
    },
  })
}

function resetError(): Error {
  return nodeError('ECONNRESET', 'aborted')
}

function joinHeaders(list: HeaderList): Headers {
  const headers: Headers = {}
  for (const [rawName, value] of list) {
    const name = rawName.toLowerCase()
    const before = headers[name]
    if (name === 'set-cookie') headers[name] = before ? [...(before as string[]), value] : [value]
    else if (before === undefined) headers[name] = value
    else if (!FIRST_WINS.has(name)) headers[name] = `${before}${name === 'cookie' ? '; ' : ', '}${value}`
  }
  return headers
}
