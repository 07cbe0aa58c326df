import { type Micros, SECOND } from '../time.ts'
import type { Caller, Connection } from './exchange.ts'

/**
 * How long a caller keeps an unused connection. Node's server says `Keep-Alive: timeout=5`, and Node's fetch takes 2 s
 * off that, so as not to send into a connection that is about to be closed. Measured on Node 24.
 */
const KEEP_ALIVE: Micros = 3 * SECOND

/** Idle connections by caller and host; the one used last is used next. */
export class ConnectionPool {
  private readonly idle = new Map<Caller, Map<string, Connection[]>>()
  private readonly dispose: (connection: Connection) => void

  /** `dispose` is told of every connection that has been idle for too long. */
  constructor(dispose: (connection: Connection) => void) {
    this.dispose = dispose
  }

  take(caller: Caller, host: string, port: number, now: Micros): Connection | null {
    const list = this.idle.get(caller)?.get(host)
    while (list && list.length > 0) {
      const connection = list.pop() as Connection
      if (!connection.open) continue
      if (connection.port === port && now - connection.idleSince < KEEP_ALIVE) return connection
      this.dispose(connection)
    }
    return null
  }

  give(connection: Connection, now: Micros): void {
    if (!connection.open) return
    connection.idleSince = now
    let byHost = this.idle.get(connection.caller)
    if (!byHost) {
      byHost = new Map()
      this.idle.set(connection.caller, byHost)
    }
    const list = byHost.get(connection.service.host)
    if (list) list.push(connection)
    else byHost.set(connection.service.host, [connection])
  }

  /** Forgets the connections of a caller whose process has ended. */
  forget(caller: Caller): void {
    this.idle.delete(caller)
  }
}
