import { applyEffects, type EffectParts } from './effects.ts'
import { FaultBoard, type FaultOrder } from './faults/board.ts'
import { combined } from './faults/bus.ts'
import { Fleet } from './fleet.ts'
import { Hand, type HandAnswer, type HandRequest } from './hand.ts'
import { Journal, Row } from './journal.ts'
import { Load } from './load/load.ts'
import { Network } from './network/network.ts'
import type { WorldPlan } from './plan.ts'
import type { CallId, Effect, Input, ProcessHost, ServiceError, Step } from './process.ts'
import { EventQueue } from './queue.ts'
import { Random } from './random.ts'
import type { Service } from './service.ts'
import type { Micros } from './time.ts'

/**
 * One seeded run in virtual time: services, the network between them, readers, faults, and the journal of it all. It
 * knows no clock on the wall: whoever holds it says how far to go.
 */
export class World {
  readonly journal = new Journal()
  readonly faults: FaultBoard
  readonly loads = new Map<string, Load>()
  /** Events carried out so far; inputs are recorded as "after event n". */
  events = 0
  now: Micros = 0
  private readonly queue = new EventQueue()
  private readonly network: Network
  private readonly fleet: Fleet
  private readonly hand: Hand
  private readonly effectParts: EffectParts
  private readonly posted: Posted[] = []
  private readonly clock = () => this.now
  /** Steps that are known to hang, as 'service/step': they are not executed again. */
  private readonly hangs = new Set<string>()

  constructor(plan: WorldPlan, seed: number, host: ProcessHost) {
    const random = new Random(`faultline/${seed}`)
    const { queue, journal, clock: now } = this
    this.network = new Network({ queue, journal, now, find: (name) => this.fleet.pick(name) })
    this.fleet = new Fleet(plan.services, `faultline/${seed}`, host, {
      ...{ queue, journal, now, network: this.network },
      post: (service, cause, input) => this.posted.push({ service, cause, input, waited: false }),
      replaced: (name) => this.faults.processReplaced(name),
    })
    for (const link of plan.links) this.network.link(link.from, link.to, link.latency)
    for (const load of plan.loads) {
      const port = this.fleet.members.get(load.to)?.plan.port ?? 80
      this.loads.set(load.name, new Load(load, port, { queue, network: this.network, journal, random, now }))
    }
    this.hand = new Hand({ network: this.network, queue, journal, now })
    this.faults = new FaultBoard(this, this.fleet, this.network, random.split('fault'))
    this.effectParts = {
      ...{ queue, journal, now, network: this.network },
      ended: (service, exit) => this.fleet.exited(service, exit),
      remembered: (service) => this.fleet.checkMemory(service),
      unblocked: (service) => this.fleet.unblocked(service),
    }
    this.fleet.handOver = (service, cause, input) => this.posted.push({ service, cause, input, waited: true })
  }

  /** Every process by its own name; where a service is scaled, the first has the service's name. */
  get services(): ReadonlyMap<string, Service> {
    return this.fleet.members
  }

  /** Starts every service, then the load. Virtual time stands at 0 until all have loaded. */
  async open(): Promise<void> {
    for (const service of [...this.fleet.members.values()]) {
      this.fleet.start(service)
      await this.deliverPosted()
    }
    for (const load of this.loads.values()) load.start()
  }

  /** Carries out all that is due up to `until`, inclusive. `goOn` is asked after each event; false stops early. */
  async advance(until: Micros, goOn: () => boolean = () => true): Promise<void> {
    for (;;) {
      const next = this.queue.peek()
      if (!next || next.at > until) break
      this.happen()
      if (this.posted.length > 0) await this.deliverPosted()
      if (!goOn()) return
    }
    this.now = Math.max(this.now, until)
  }

  /** Goes on until one service has taken one step, at most to `until`. */
  async step(until: Micros): Promise<void> {
    for (;;) {
      const next = this.queue.peek()
      if (!next || next.at > until) return
      this.happen()
      if (await this.deliverPosted()) return
    }
  }

  /** Lets time pass up to a moment before the next event; nothing happens. */
  wait(until: Micros): void {
    const next = this.queue.peek()
    this.now = Math.max(this.now, Math.min(until, next ? next.at : until))
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

  /** Asks a service by hand; `told` hears what became of it. @throws Error when there is no such service. */
  async ask(request: HandRequest, told: (answer: HandAnswer) => void): Promise<void> {
    this.hand.ask(request, this.service(request.to).plan.port, told)
    await this.deliverPosted()
  }

  /** Restarts a service with other code; null, or what kept it from starting. */
  async edit(name: string, files: Record<string, string>): Promise<ServiceError | null> {
    const service = this.service(name)
    this.fleet.edit(service, files)
    await this.deliverPosted()
    return service.problem
  }

  /** The n-th step of this service is known not to come back: it is ended there instead of being executed. */
  expectHang(service: string, step: number): void {
    this.hangs.add(`${service}/${step}`)
  }

  /** @throws Error that names those there are. */
  service(name: string): Service {
    const service = this.fleet.members.get(name)
    if (service) return service
    throw new Error(`There is no service '${name}' here. There are: ${[...this.fleet.members.keys()].join(', ')}.`)
  }

  /** @throws Error that names those there are. */
  load(name: string): Load {
    const load = this.loads.get(name)
    if (load) return load
    throw new Error(`There is no load '${name}' here. There are: ${[...this.loads.keys()].join(', ')}.`)
  }

  mark(name: string): void {
    this.journal.add(Row.mark, this.now, this.journal.name(name))
  }

  /** Ends every process; the world cannot go on. */
  close(): void {
    for (const service of this.fleet.members.values()) service.process?.kill()
  }

  private happen(): void {
    const due = this.queue.take()
    if (!due) return
    this.now = due.at
    this.events += 1
    due.run()
  }

  private async deliverPosted(): Promise<boolean> {
    let stepped = false
    // grows while it is gone through: what a step causes at once comes after what was there
    for (let i = 0; i < this.posted.length; i++) {
      const { service, cause, input, waited } = this.posted[i] as Posted
      if (!service.alive) continue
      if (!waited && !service.acceptsNow && input.type !== 'start') service.inbox.push({ cause, input })
      else {
        await this.run(service, cause, input)
        stepped = true
      }
    }
    this.posted.length = 0
    return stepped
  }

  private async run(service: Service, cause: CallId, input: Input): Promise<void> {
    const { process, incarnation } = service
    if (!process) return
    if (input.type === 'request' && !this.fleet.admit(service, input.call)) return
    service.steps += 1
    const skew = service.conditions.skew(this.now)
    const step: Step = skew === 0 ? { now: this.now, cause, input } : { now: this.now, skew, cause, input }
    if (service.conditions.diskFullBy.size > 0) step.diskFull = true
    if (service.conditions.bus.size > 0) step.bus = combined(service.conditions.bus.values())
    const effects = this.hangs.has(`${service.name}/${service.steps}`) ? HUNG : await process.deliver(step)
    if (service.incarnation !== incarnation || !service.alive) return
    if (input.type === 'start' && !effects.some((effect) => effect.type === 'exit')) service.enter('up', this.now)
    applyEffects(this.effectParts, service, effects, cause)
  }
}

interface Posted {
  service: Service
  cause: CallId
  input: Input
  /** It has stood in the inbox and goes before whatever arrives now. */
  waited: boolean
}

const HUNG: Effect[] = [
  { type: 'exit', code: 137, error: { name: 'Hung', message: 'It did not come back from this step.' } },
]
