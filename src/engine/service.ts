import { Disk } from './disk.ts'
import { ServiceConditions } from './faults/conditions.ts'
import { type Journal, Row, SERVICE_STATES, type ServiceState } from './journal.ts'
import type { Caller } from './network/exchange.ts'
import type { ServicePlan } from './plan.ts'
import type { CallId, Input, ServiceError, ServiceProcess } from './process.ts'
import type { Due, EventQueue } from './queue.ts'
import type { Micros } from './time.ts'

/**
 * A service as the world sees it: one process after another under one name, with what waits for it. Where a service
 * is scaled, each of its processes is one of these; they share a plan and the `host` name that callers use.
 */
export class Service implements Caller {
  readonly name: string
  readonly nameIndex: number
  readonly host: string
  readonly hostIndex: number
  readonly plan: ServicePlan
  readonly ports = new Set<number>()
  readonly timers = new Map<number, Due>()
  /** What faults have made of it. */
  readonly conditions = new ServiceConditions()
  readonly disk = new Disk()
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
  /** Its machine has power and network. */
  reachable = true
  /** Told to stop; how it ends is no crash. */
  stopping = false
  /** Requests that the process has been given and has not fully answered. */
  openRequests = 0
  /** Steps taken in this run. */
  steps = 0
  /** 0 for the plan's own files, n for its n-th version. */
  version = 0
  private readonly post: (service: Service, cause: CallId, input: Input) => void
  private readonly journal: Journal

  constructor(plan: ServicePlan, name: string, journal: Journal, post: Service['post']) {
    this.name = name
    this.plan = plan
    this.journal = journal
    this.nameIndex = journal.name(name)
    this.host = plan.name
    this.hostIndex = journal.name(plan.name)
    this.post = post
  }

  get alive(): boolean {
    return this.state === 'starting' || this.state === 'up' || this.state === 'paused'
  }

  /** Runs now: neither paused nor blocked nor with anything queued before. */
  get acceptsNow(): boolean {
    return this.state !== 'paused' && !this.busy && this.inbox.length === 0
  }

  get files(): Record<string, string> {
    const { files, versions } = this.plan
    return this.version === 0 ? files : { ...files, ...versions?.[this.version - 1] }
  }

  /** What the version that runs is called; nothing for the plan's own files. */
  get versionName(): string {
    if (this.version === 0) return ''
    return this.plan.versionNames?.[this.version - 1] ?? `version ${this.version}`
  }

  listens(port: number): boolean {
    return this.alive && this.ports.has(port)
  }

  hear(cause: CallId, input: Input): void {
    this.post(this, cause, input)
  }

  enter(state: ServiceState, now: Micros, detail = ''): void {
    this.state = state
    const index = SERVICE_STATES.indexOf(state)
    this.journal.add(Row.state, now, this.nameIndex, index, this.incarnation, detail ? this.journal.name(detail) : 0)
  }

  /** Drops all that belonged to the process that has ended. */
  clear(queue: EventQueue): void {
    this.process = null
    this.ports.clear()
    for (const due of this.timers.values()) queue.cancel(due)
    this.timers.clear()
    this.inbox = []
    this.busy = false
    this.backlog = 0
    this.openRequests = 0
    this.declaredMb = 0
    this.conditions.processEnded()
  }

  /** Memory that the process itself has declared to hold, in MB. */
  declaredMb = 0

  /** Declared use in MB: what stands in the plan for an idle process and for each open request, and what it said. */
  get memoryMb(): number {
    const { idleMb = 0, perRequestMb = 0 } = this.plan.memory ?? {}
    return idleMb + perRequestMb * this.openRequests + this.declaredMb
  }
}
