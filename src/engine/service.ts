import { type Journal, Row, SERVICE_STATES, type ServiceState } from './journal.ts'
import type { Caller } from './network/exchange.ts'
import type { ServicePlan } from './plan.ts'
import type { CallId, Input, ServiceError, ServiceProcess } from './process.ts'
import type { Due } from './queue.ts'
import type { Micros } from './time.ts'

/** A service as the world sees it: one process after another under one name, with what waits for it. */
export class Service implements Caller {
  readonly name: string
  readonly nameIndex: number
  readonly plan: ServicePlan
  readonly ports = new Set<number>()
  readonly timers = new Map<number, Due>()
  /** What has reached a process that does not run right now. */
  inbox: { cause: CallId; input: Input }[] = []
  state: ServiceState = 'down'
  incarnation = 0
  process: ServiceProcess | null = null
  problem: ServiceError | null = null
  /** The event loop is held by `block` until then. */
  busy = false
  /** Connections that the system has taken in while nobody accepted. */
  backlog = 0
  /** Simulated effort takes this many times as long. */
  slowness = 1
  private readonly post: (service: Service, cause: CallId, input: Input) => void
  private readonly journal: Journal

  constructor(plan: ServicePlan, journal: Journal, post: (service: Service, cause: CallId, input: Input) => void) {
    this.name = plan.name
    this.plan = plan
    this.journal = journal
    this.nameIndex = journal.name(plan.name)
    this.post = post
  }

  get alive(): boolean {
    return this.state === 'starting' || this.state === 'up' || this.state === 'paused'
  }

  /** Runs now: neither paused nor blocked nor with anything queued before. */
  get acceptsNow(): boolean {
    return this.state !== 'paused' && !this.busy && this.inbox.length === 0
  }

  listens(port: number): boolean {
    return this.alive && this.ports.has(port)
  }

  hear(cause: CallId, input: Input): void {
    this.post(this, cause, input)
  }

  enter(state: ServiceState, now: Micros, detail = ''): void {
    this.state = state
    this.journal.add(
      Row.state,
      now,
      this.nameIndex,
      SERVICE_STATES.indexOf(state),
      this.incarnation,
      detail ? this.journal.name(detail) : 0,
    )
  }

  /** Drops all that belonged to the process that has ended. */
  clear(): void {
    this.process = null
    this.ports.clear()
    for (const due of this.timers.values()) due.cancelled = true
    this.timers.clear()
    this.inbox = []
    this.busy = false
    this.backlog = 0
  }
}
