import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { judge, type LinkRule } from '../../engine/network/verdict.ts'
import type { CallLog } from './call-log.ts'

/** Where a link leads, and what is recorded of it. */
export interface ProxyOptions {
  from: string
  to: string
  /** Port of the service on this machine. */
  target: () => number
  latencyMs: number
  calls: CallLog
}

/**
 * Stands between two processes on one link: real sockets on both sides, faults in between, every exchange recorded.
 * A dead service shows as a connection that breaks, not as one that is refused: the proxy itself always listens.
 */
export class LinkProxy {
  readonly rules = new Map<string, LinkRule>()
  private readonly options: ProxyOptions
  private readonly server: Server
  private readonly agent = new Agent({ keepAlive: true })

  constructor(options: ProxyOptions) {
    this.options = options
    this.server = createServer(
      (incoming: IncomingMessage, outgoing: ServerResponse) => void this.pass(incoming, outgoing),
    )
  }

  /** Resolves with the port it listens on. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(0, '127.0.0.1', () => resolve((this.server.address() as AddressInfo).port))
    })
  }

  close(): void {
    this.server.closeAllConnections()
    this.server.close()
    this.agent.destroy()
  }

  private async pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { calls, from, to } = this.options
    const call = calls.begin(from, to, incoming.method ?? 'GET', incoming.url ?? '/')
    let callerLeft = false
    outgoing.on('close', () => {
      if (outgoing.writableFinished || callerLeft) return
      callerLeft = true
      calls.end(call, 'ABORTED')
      upstream?.destroy()
    })
    let upstream: ReturnType<typeof request> | undefined
    if (!(await this.travel('request')) || callerLeft) return void outgoing.destroy()
    calls.arrive(call)
    upstream = request(
      {
        host: '127.0.0.1',
        port: this.options.target(),
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
        agent: this.agent,
      },
      (answer: IncomingMessage) => {
        calls.answer(call, answer.statusCode ?? 0, !callerLeft)
        void this.travel('answer').then((whole) => {
          if (!whole) return outgoing.destroy()
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(outgoing)
          outgoing.on('finish', () => calls.end(call, '', answer.statusCode))
        })
      },
    )
    upstream.on('error', (error: NodeJS.ErrnoException) => {
      if (callerLeft || outgoing.writableFinished) return
      callerLeft = true
      calls.end(call, error.code ?? 'ECONNRESET')
      outgoing.destroy()
    })
    incoming.pipe(upstream)
  }

  /** Waits as long as the link and its faults ask; false: the connection is to be cut. Partitions wait until lifted. */
  private async travel(carries: 'request' | 'answer'): Promise<boolean> {
    for (;;) {
      const verdict = judge(this.rules.values(), { carries, bytes: 0 })
      await later(this.options.latencyMs + verdict.delay / 1_000)
      if (verdict.cut) return false
      if (!verdict.drop) return true
      await later(200)
    }
  }
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
