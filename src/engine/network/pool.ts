import type { Service } from '../service.ts'
import { type Micros, SECOND } from '../time.ts'
import type { Caller, Connection } from './exchange.ts'

/** How long a caller keeps an unused connection: Node's fetch, 4 s. */
const KEEP_ALIVE: Micros = 4 * SECOND

/** Idle connections by caller and destination; the one used last is used next. */
export class ConnectionPool {
  private readonly idle = new Map<Caller, Map<Service, Connection[]>>()

  take(caller: Caller, service: Service, port: number, now: Micros): Connection | null {
    const list = this.idle.get(caller)?.get(service)
    while (list && list.length > 0) {
      const connection = list.pop() as Connection
      const known = connection.open && connection.port === port && now < connection.closesAt
      if (known && now - connection.idleSince < KEEP_ALIVE) return connection
      connection.open = false
    }
    return null
  }

  give(connection: Connection, now: Micros): void {
    if (!connection.open) return
    connection.idleSince = now
    let byService = this.idle.get(connection.caller)
    if (!byService) {
      byService = new Map()
      this.idle.set(connection.caller, byService)
    }
    const list = byService.get(connection.service)
    if (list) list.push(connection)
    else byService.set(connection.service, [connection])
  }

  /** The service's process has ended: callers see their idle connections close at `closesAt`, and use them until then. */
  close(service: Service, closesAt: Micros): void {
    for (const byService of this.idle.values()) {
      for (const connection of byService.get(service) ?? []) connection.closesAt = Math.min(connection.closesAt, closesAt)
    }
  }

  /** Forgets the connections of a caller whose process has ended. */
  forget(caller: Caller): void {
    this.idle.delete(caller)
  }
}
