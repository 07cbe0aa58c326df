import type { Journal } from '../journal.ts'
import type { CallId, LocalCall } from '../process.ts'
import type { EventQueue } from '../queue.ts'
import type { Service } from '../service.ts'
import type { Micros } from '../time.ts'
import type { Caller, Connection, Exchange } from './exchange.ts'
import type { Lane } from './lane.ts'
import type { ConnectionPool } from './pool.ts'

/** What the parts of the network share: connecting, delivering and ending work on this. */
export interface NetworkState {
  readonly queue: EventQueue
  readonly journal: Journal
  readonly now: () => Micros
  readonly pool: ConnectionPool
  /** Exchanges that are not over for both sides, by number. */
  readonly exchanges: Map<CallId, Exchange>
  /** Connections that the service's system knows of. */
  readonly connections: Map<Service, Set<Connection>>
  lane(from: string, to: string): Lane
  callsOf(caller: Caller): Map<LocalCall, Exchange>
}
