import type { ProcessControl } from './faults/fault.ts'
import type { Journal } from './journal.ts'
import type { Network } from './network/network.ts'
import type { ServicePlan } from './plan.ts'
import type { CallId, Effect, Input, ProcessHost, ServiceError } from './process.ts'
import type { EventQueue } from './queue.ts'
import { Replicas } from './replicas.ts'
import { Service } from './service.ts'
import { type Micros, SECOND } from './time.ts'

/** What a process that is too many, or of the wrong version, is given to end by itself. */
const GRACE: Micros = 10 * SECOND

interface FleetParts {
  queue: EventQueue
  journal: Journal
  network: Network
  now: () => Micros
  post: (service: Service, cause: CallId, input: Input) => void
  /** A service has a new process. */
  replaced: (name: string) => void
}

/** The processes of a world: starts, holds, ends and replaces them, as faults and actions ask. */
export class Fleet implements ProcessControl {
  readonly members = new Map<string, Service>()
  /** Hands a process one thing that has waited for it. */
  handOver: (service: Service, cause: CallId, input: Input) => void = () => {}
  private readonly replicas = new Map<string, Replicas>()
  private readonly host: ProcessHost
  private readonly seed: string
  private readonly parts: FleetParts

  constructor(plans: ServicePlan[], seed: string, host: ProcessHost, parts: FleetParts) {
    this.seed = seed
    this.host = host
    this.parts = parts
    for (const plan of plans) {
      const first = this.member(plan, plan.name)
      this.replicas.set(plan.name, new Replicas(first))
    }
  }

  get now(): Micros {
    return this.parts.now()
  }

  /** The process that a new connection to this name reaches: each of its replicas in turn. */
  pick(host: string): Service | undefined {
    return this.replicas.get(host)?.next()
  }

  start(service: Service): void {
    service.incarnation += 1
    service.problem = null
    service.stopping = false
    service.enter('starting', this.now, service.versionName)
    const disk = service.disk.contents()
    service.process = this.host.spawn({
      name: service.name,
      incarnation: service.incarnation,
      files: service.files,
      entry: service.plan.entry,
      env: service.plan.env,
      seed: `${this.seed}/service/${service.name}/${service.incarnation}`,
      ...(disk ? { disk } : {}),
    })
    service.hear(0, { type: 'start' })
  }

  pause(service: Service, by: string): void {
    if (service.state !== 'up' && service.state !== 'starting' && service.state !== 'paused') return
    service.conditions.heldBy.add(by)
    if (service.state !== 'paused') service.enter('paused', this.now)
  }

  resume(service: Service, by: string): void {
    service.conditions.heldBy.delete(by)
    if (service.state !== 'paused' || service.conditions.heldBy.size > 0) return
    service.enter('up', this.now)
    service.backlog = 0
    // Node's event loop comes back to its timers first, then to what the sockets hold
    const timers = service.inbox.filter((item) => item.input.type === 'timer')
    service.inbox = [...timers, ...service.inbox.filter((item) => item.input.type !== 'timer')]
    this.drain(service)
  }

  kill(service: Service): void {
    if (!service.alive) return
    this.end(service)
    service.enter('down', this.now)
  }

  restart(service: Service): void {
    if (!service.reachable) return
    if (service.alive) this.end(service)
    this.parts.replaced(service.name)
    this.start(service)
  }

  stop(service: Service, grace: Micros): void {
    if (!service.alive || service.stopping) return
    const { incarnation } = service
    service.stopping = true
    service.hear(0, { type: 'signal', signal: 'SIGTERM' })
    this.parts.queue.plan(this.now + grace, () => {
      if (service.incarnation === incarnation) this.kill(service)
    })
  }

  loseHost(service: Service): void {
    service.reachable = false
    service.disk.losePower()
    if (service.alive) this.end(service)
    service.enter('down', this.now, 'machine lost')
  }

  bringHostBack(service: Service): void {
    if (service.reachable) return
    service.reachable = true
    this.restart(service)
  }

  deploy(service: Service, version: number, count: number): void {
    for (const one of this.replicasOf(service).deploy(version, count)) this.restart(one)
  }

  rollBack(service: Service): void {
    for (const one of this.replicasOf(service).rollBack()) this.restart(one)
  }

  scale(service: Service, processes: number): void {
    const replicas = this.replicasOf(service)
    const { added, removed } = replicas.scale(processes, (number) => {
      const name = `${service.host}-${number}`
      return this.members.get(name) ?? this.member(service.plan, name)
    })
    for (const one of added) this.start(one)
    for (const one of removed) this.stop(one, GRACE)
  }

  /** Other code for every process of a service, now; a version that is deployed lies over it as it lay over the old. */
  edit(service: Service, files: Record<string, string>): void {
    service.plan.files = files
    for (const one of this.replicasOf(service).members) this.restart(one)
  }

  /** Whether a request may reach the service's code; if a fault says no, it has been dealt with here. */
  admit(service: Service, call: CallId): boolean {
    service.openRequests += 1
    const verdict = service.conditions.intercept()
    if (verdict === 'error') {
      const headers: [string, string][] = [['content-type', 'text/plain']]
      this.parts.network.answer(service, call, { status: 500, headers }, 'This error was put in.', true)
      return false
    }
    if (verdict === 'crash') this.crash(service, 'crashed on a request')
    else this.checkMemory(service)
    return service.alive
  }

  checkMemory(service: Service): void {
    if (service.memoryMb > service.conditions.memoryLimit) this.crash(service, 'out of memory')
  }

  exited(service: Service, exit: Extract<Effect, { type: 'exit' }>): void {
    const { stopping } = service
    this.end(service)
    service.problem = exit.error ?? null
    if (exit.error) this.parts.journal.log(this.now, service.nameIndex, 'error', describe(exit.error))
    service.enter((exit.code === 0 || stopping) && !exit.error ? 'down' : 'crashed', this.now)
  }

  /** The event loop is free again after `block`: what came meanwhile is taken up. */
  unblocked(service: Service): void {
    service.backlog = 0
    this.drain(service)
  }

  private crash(service: Service, why: string): void {
    this.end(service)
    service.enter('crashed', this.now, why)
  }

  private end(service: Service): void {
    const unread = new Set<CallId>()
    for (const { input } of service.inbox) if (input.type === 'request') unread.add(input.call)
    service.process?.kill()
    service.state = 'down'
    service.clear(this.parts.queue)
    this.parts.network.processEnded(service, unread)
  }

  /** Hands a process what has waited for it, one event each. */
  private drain(service: Service): void {
    if (service.inbox.length === 0) return
    const { incarnation } = service
    this.parts.queue.plan(this.now, () => {
      if (service.incarnation !== incarnation || service.state !== 'up' || service.busy) return
      const item = service.inbox.shift()
      if (!item) return
      this.handOver(service, item.cause, item.input)
      this.drain(service)
    })
  }

  private member(plan: ServicePlan, name: string): Service {
    const service = new Service(plan, name, this.parts.journal, this.parts.post)
    this.members.set(name, service)
    return service
  }

  private replicasOf(service: Service): Replicas {
    return this.replicas.get(service.host) as Replicas
  }
}

function describe(error: ServiceError): string {
  const place = error.file ? ` (${error.file}${error.line ? `:${error.line}` : ''})` : ''
  return `${error.name}: ${error.message}${place}`
}
