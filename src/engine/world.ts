import { applyEffects } from './effects.ts'
import { FaultBoard, type FaultOrder } from './faults/board.ts'
import { Journal, Row } from './journal.ts'
import { OpenLoad } from './load/open-load.ts'
import { Network } from './network/network.ts'
import type { WorldPlan } from './plan.ts'
import type { CallId, Effect, Input, ProcessHost, ServiceError } from './process.ts'
import { EventQueue } from './queue.ts'
import { Random } from './random.ts'
import { Service } from './service.ts'
import type { Micros } from './time.ts'

/**
 * One seeded run in virtual time: services, the network between them, readers, faults, and the journal of it all. It
 * knows no clock on the wall: whoever holds it says how far to go.
 */
export class World {
  readonly journal = new Journal()
  readonly faults: FaultBoard
  readonly services = new Map<string, Service>()
  readonly loads = new Map<string, OpenLoad>()
  /** Events carried out so far; inputs are recorded as "after event n". */
  events = 0
  now: Micros = 0
  private readonly queue = new EventQueue()
  private readonly network: Network
  private readonly host: ProcessHost
  private readonly seed: string
  private posted: Posted[] = []
  private readonly clock = () => this.now

  constructor(plan: WorldPlan, seed: number, host: ProcessHost) {
    this.host = host
    this.seed = `faultline/${seed}`
    const random = new Random(this.seed)
    this.network = new Network({
      queue: this.queue,
      journal: this.journal,
      random: random.split('network'),
      now: this.clock,
      find: (name) => this.services.get(name),
    })
    for (const service of plan.services) {
      this.services.set(service.name, new Service(service, this.journal, (to, cause, input) => this.posted.push({ service: to, cause, input })))
    }
    for (const link of plan.links) this.network.link(link.from, link.to, link.latency)
    for (const load of plan.loads) {
      const port = this.services.get(load.to)?.plan.port ?? 80
      const world = { queue: this.queue, network: this.network, journal: this.journal, random, now: this.clock }
      this.loads.set(load.name, new OpenLoad(load, port, world))
    }
    this.faults = new FaultBoard(this, this.network)
  }

  /** Starts every service, then the load. Virtual time stands at 0 until all have loaded. */
  async open(): Promise<void> {
    for (const service of this.services.values()) {
      this.spawn(service, service.plan.files)
      await this.deliverPosted()
    }
    for (const load of this.loads.values()) load.start()
  }

  /** Carries out all that is due up to `until`, inclusive. `goOn` is asked after each event; false stops early. */
  async advance(until: Micros, goOn: () => boolean = () => true): Promise<void> {
    for (;;) {
      const next = this.queue.peek()
      if (!next || next.at > until) break
      await this.next()
      if (!goOn()) return
    }
    this.now = Math.max(this.now, until)
  }

  /** Goes on until one service has taken one step, at most to `until`. */
  async step(until: Micros): Promise<void> {
    for (;;) {
      const next = this.queue.peek()
      if (!next || next.at > until) return
      if (await this.next()) return
    }
  }

  /** Runs `act` at a virtual moment, as an event of its own. */
  plan(at: Micros, act: () => void): void {
    this.queue.plan(at, act)
  }

  /** @throws Error with a sentence when the fault, its target or a value is unknown here. */
  async inject(order: FaultOrder): Promise<void> {
    this.faults.inject(order)
    await this.deliverPosted()
  }

  async lift(id: string): Promise<void> {
    this.faults.lift(id)
    await this.deliverPosted()
  }

  /** Restarts a service with other code; null, or what kept it from starting. */
  async edit(name: string, files: Record<string, string>): Promise<ServiceError | null> {
    const service = this.service(name)
    service.plan.files = files
    this.restart(service)
    await this.deliverPosted()
    return service.problem
  }

  service(name: string): Service {
    const service = this.services.get(name)
    if (service) return service
    throw new Error(`There is no service '${name}' here. There are: ${[...this.services.keys()].join(', ')}.`)
  }

  pause(service: Service): void {
    if (service.state === 'up' || service.state === 'starting') service.enter('paused', this.now)
  }

  resume(service: Service): void {
    if (service.state !== 'paused') return
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
    if (service.alive) this.end(service)
    this.faults.processReplaced(service.name)
    this.spawn(service, service.plan.files)
  }

  mark(name: string): void {
    this.journal.add(Row.mark, this.now, this.journal.name(name))
  }

  /** Ends every process; the world cannot go on. */
  close(): void {
    for (const service of this.services.values()) service.process?.kill()
  }

  private async next(): Promise<boolean> {
    const due = this.queue.take()
    if (!due) return false
    this.now = due.at
    this.events += 1
    due.run()
    return this.deliverPosted()
  }

  private async deliverPosted(): Promise<boolean> {
    let stepped = false
    while (this.posted.length > 0) {
      const batch = this.posted
      this.posted = []
      for (const { service, cause, input, waited } of batch) {
        if (!service.alive) continue
        if (!waited && !service.acceptsNow && input.type !== 'start') service.inbox.push({ cause, input })
        else {
          await this.run(service, cause, input)
          stepped = true
        }
      }
    }
    return stepped
  }

  private async run(service: Service, cause: CallId, input: Input): Promise<void> {
    const { process, incarnation } = service
    if (!process) return
    const effects = await process.deliver({ now: this.now, cause, input })
    if (service.incarnation !== incarnation || !service.alive) return
    if (input.type === 'start' && !effects.some((effect) => effect.type === 'exit')) service.enter('up', this.now)
    applyEffects(
      {
        queue: this.queue,
        network: this.network,
        journal: this.journal,
        now: this.clock,
        ended: (ended, exit) => this.exited(ended, exit),
        unblocked: (free) => this.drain(free),
      },
      service,
      effects,
      cause,
    )
  }

  private spawn(service: Service, files: Record<string, string>): void {
    service.incarnation += 1
    service.problem = null
    service.enter('starting', this.now)
    service.process = this.host.spawn({
      name: service.name,
      incarnation: service.incarnation,
      files,
      entry: service.plan.entry,
      env: service.plan.env,
      seed: `${this.seed}/service/${service.name}/${service.incarnation}`,
    })
    service.hear(0, { type: 'start' })
  }

  private exited(service: Service, exit: Extract<Effect, { type: 'exit' }>): void {
    this.end(service)
    service.problem = exit.error ?? null
    if (exit.error) this.journal.log(this.now, service.nameIndex, 'error', describe(exit.error))
    service.enter(exit.code === 0 && !exit.error ? 'down' : 'crashed', this.now)
  }

  private end(service: Service): void {
    service.process?.kill()
    service.state = 'down'
    service.clear()
    this.network.processEnded(service)
  }

  /** Hands a process what has waited for it, one event each. */
  private drain(service: Service): void {
    if (service.inbox.length === 0) return
    const { incarnation } = service
    this.queue.plan(this.now, () => {
      if (service.incarnation !== incarnation || service.state !== 'up' || service.busy) return
      const item = service.inbox.shift()
      if (!item) return
      this.posted.push({ service, ...item, waited: true })
      this.drain(service)
    })
  }
}

interface Posted {
  service: Service
  cause: CallId
  input: Input
  /** It has stood in the inbox and goes before whatever arrives now. */
  waited?: boolean
}

function describe(error: ServiceError): string {
  const place = error.file ? ` (${error.file}${error.line ? `:${error.line}` : ''})` : ''
  return `${error.name}: ${error.message}${place}`
}
