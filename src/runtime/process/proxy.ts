import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { LinkRule } from '../../engine/network/verdict.ts'
import type { CallLog } from './call-log.ts'
import { Passage } from './passage.ts'

/** Where a link leads, and what is recorded of it. */
export interface ProxyOptions {
  from: string
  to: string
  /** Port of the service on this machine. */
  target: () => number
  latencyMs: number
  calls: CallLog
}

const LISTEN_AGAIN_MS = 100

/**
 * Stands between two processes on one link: TCP on both sides, bytes passed on untouched, faults in between, every HTTP
 * exchange recorded. While the service is down it listens to nobody, so that callers are refused by the system itself.
 */
export class LinkProxy {
  readonly rules = new Map<string, LinkRule>()
  private readonly options: ProxyOptions
  private readonly passages = new Set<Passage>()
  private server: Server | null = null
  private port = 0
  private closed = false

  constructor(options: ProxyOptions) {
    this.options = options
  }

  /** Resolves with the port it listens on; the same one each time. */
  async listen(): Promise<number> {
    while (!this.server && !this.closed) {
      const server = createServer({ allowHalfOpen: true }, (caller) => this.pass(caller))
      try {
        await new Promise<void>((resolve, reject) => {
          server.once('error', reject)
          server.listen(this.port, '127.0.0.1', resolve)
        })
        this.port = (server.address() as AddressInfo).port
        this.server = server
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
        await new Promise((resolve) => setTimeout(resolve, LISTEN_AGAIN_MS))
      }
    }
    return this.port
  }

  /** Takes no more connections; those that there are go on until an end of them breaks. */
  refuse(): void {
    this.server?.close()
    this.server = null
  }

  close(): void {
    this.closed = true
    this.refuse()
    for (const passage of this.passages) passage.cut('ECONNRESET')
  }

  private pass(caller: Socket): void {
    const passage = new Passage(caller, { ...this.options, rules: () => this.rules.values() })
    this.passages.add(passage)
    passage.over.then(() => this.passages.delete(passage))
  }
}
