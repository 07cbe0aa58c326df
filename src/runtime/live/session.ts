import type { HandAnswer, HandRequest } from '../../engine/hand.ts'
import type { ProcessHost, ServiceError } from '../../engine/process.ts'
import { type ReplayPoint, replay } from '../../engine/replay.ts'
import type { RunRecord } from '../../engine/run-record.ts'
import { type Micros, SECOND } from '../../engine/time.ts'
import { ENGINE_VERSION } from '../../engine/version.ts'
import { World } from '../../engine/world.ts'
import type { LabDefinition } from '../../lab/definition.ts'
import { worldPlan } from '../../lab/plan.ts'
import type { FaultOrder, KernelMessage, LiveInput, LiveStatus, ServiceFiles } from '../../protocol/live.ts'
import { checkJournal } from '../credits/journal.ts'
import { LIMITS } from '../credits/limits.ts'
import { Pace } from './pace.ts'
import { Telling } from './telling.ts'

/** A live take ends here. */
export const TAKE_LENGTH = 180 * SECOND
/** The page hears of the run about this often, and events are carried out for at most this long in between. */
const SLICE_MS = 12
/** Of one moment; services that answer each other without end in no time are not waited for. */
const EVENTS_A_MOMENT = 1_000

// kept before a host in this thread can replace them
const { setTimeout, clearTimeout } = globalThis
const clock = globalThis.performance
const wallNow = () => clock.now()

type Action =
  | Pick<Extract<LiveInput, { type: 'inject' }>, 'type' | 'fault'>
  | Pick<Extract<LiveInput, { type: 'lift' }>, 'type' | 'fault'>
  | Pick<Extract<LiveInput, { type: 'ask' }>, 'type' | 'request'>
  | Pick<Extract<LiveInput, { type: 'edit' }>, 'type' | 'service' | 'files'>

/** What is done again before a run goes on from there. */
export interface Past {
  inputs: readonly LiveInput[]
  to: ReplayPoint
  without: readonly string[]
  /** Told after each event. */
  progress: (now: Micros) => void
}

/**
 * One live run: the simulation paced to the wall clock, held, or stepped. Orders are carried out one after another,
 * between events, and recorded as "after event n".
 */
export class LiveSession {
  readonly inputs: LiveInput[] = []
  private readonly world: World
  private readonly emit: (message: KernelMessage) => void
  private readonly pace = new Pace(wallNow)
  private readonly orders: (() => Promise<void>)[] = []
  private status: LiveStatus = 'opening'
  private closed = false
  private wake: () => void = () => {}
  private readonly telling: Telling
  private hangs = new Map<string, number>()

  constructor(
    lab: LabDefinition,
    files: ServiceFiles,
    seed: number,
    host: ProcessHost,
    emit: (message: KernelMessage) => void,
  ) {
    this.world = new World(worldPlan(lab, files), seed, host)
    this.emit = emit
    this.telling = new Telling(emit)
  }

  /**
   * Starts the services and holds at 0 s, or where a recorded run has been carried to. Services that did not start are
   * 'crashed' in the journal.
   *
   * @throws RunRefused when that run goes differently here.
   */
  async open(past?: Past): Promise<void> {
    await this.world.open()
    if (past) {
      const done = (input: LiveInput) => this.inputs.push(input)
      const goOn = () => {
        if (!this.closed) past.progress(this.world.now)
        return !this.closed && this.world.journal.length <= LIMITS.journalRows
      }
      await replay(this.world, past.inputs, past.to, { without: past.without, goOn, done })
    }
    this.status = 'held'
    this.report()
    void this.loop()
  }

  /** The first service that is not running because of its code, if any. */
  problem(): (ServiceError & { service: string }) | null {
    for (const service of this.world.services.values()) {
      if (service.problem) return { ...service.problem, service: service.name }
    }
    return null
  }

  run(): void {
    this.order(async () => {
      if (this.status !== 'held') return
      this.status = 'running'
      this.pace.start(this.world.now)
    })
  }

  pause(): void {
    this.order(async () => {
      if (this.status !== 'running') return
      await this.endMoment()
      this.status = 'held'
    })
  }

  step(): void {
    this.order(async () => {
      if (this.status === 'running') this.status = 'held'
      if (this.status === 'held') await this.world.step(TAKE_LENGTH)
    })
  }

  setSpeed(speed: number): void {
    this.order(async () => this.pace.setSpeed(speed, this.world.now))
  }

  inject(fault: FaultOrder): Promise<void> {
    return this.asInput({ type: 'inject', fault }, () => this.world.inject(fault))
  }

  lift(fault: string): Promise<void> {
    return this.asInput({ type: 'lift', fault }, () => this.world.lift(fault))
  }

  /** Asks a service by hand; resolves when it is under way. */
  ask(request: HandRequest, told: (answer: HandAnswer) => void): Promise<void> {
    return this.asInput({ type: 'ask', request }, () => this.world.ask(request, told))
  }

  /** Resolves with what kept the new code from starting, or null. */
  edit(service: string, files: Record<string, string>): Promise<ServiceError | null> {
    this.hangs.delete(service)
    return this.asInput({ type: 'edit', service, files }, () => this.world.edit(service, files))
  }

  /**
   * The host has stopped a service that did not come back: say so, and start it again once. One that hangs while
   * starting would only hang again; it waits for other code.
   */
  hung(name: string, starting = false): void {
    const times = (this.hangs.get(name) ?? 0) + 1
    this.hangs.set(name, times)
    const { events, now } = this.world
    this.inputs.push({ after: events, at: now, type: 'hung', service: name, step: this.world.service(name).steps })
    this.emit({ type: 'hung', service: name, event: events })
    if (times === 1 && !starting) void this.inject({ id: `restart-${name}-${events}`, kind: 'restart', target: name })
  }

  /**
   * What a replay of the take so far needs besides lab, code and seed, and the fingerprint that it must end with.
   * Taken in turn with the orders: in the middle of an event the journal is one that no replay comes to.
   */
  recorded(): Promise<Pick<RunRecord, 'engine' | 'inputs' | 'until' | 'hash'>> {
    return new Promise((resolve, reject) => {
      this.order(async () => {
        try {
          if (this.status === 'running') await this.endMoment()
          const { world, inputs } = this
          resolve({ engine: ENGINE_VERSION, inputs: [...inputs], until: world.now, hash: world.journal.hash() })
        } catch (error) {
          reject(error)
        }
      })
    })
  }

  close(): void {
    this.closed = true
    this.world.close()
    this.wake()
  }

  private asInput<T>(input: Action, act: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.order(async () => {
        try {
          const { events: after, now: at } = this.world
          const result = await act()
          this.inputs.push({ after, at, ...input })
          resolve(result)
        } catch (error) {
          reject(error)
        }
      })
    })
  }

  private order(act: () => Promise<void>): void {
    this.orders.push(act)
    this.wake()
  }

  private async loop(): Promise<void> {
    while (!this.closed) {
      const order = this.orders.shift()
      try {
        if (order) {
          await order()
          this.report()
          continue
        }
        if (this.status === 'running') await this.advance()
      } catch (error) {
        this.stop({
          name: 'SimulatorBroken',
          message: `The simulator itself failed, which is our mistake: ${String(error)}`,
          values: { reason: String(error) },
        })
      }
      await this.rest(this.status === 'running' ? SLICE_MS : null)
    }
  }

  /** A replay goes to the end of a moment; an order may have cut in before that. */
  private async endMoment(): Promise<void> {
    let left = EVENTS_A_MOMENT
    await this.world.advance(this.world.now, () => --left > 0 && !this.closed)
  }

  private async advance(): Promise<void> {
    const until = Math.min(this.pace.target(this.world.now), TAKE_LENGTH)
    const started = wallNow()
    await this.world.advance(until, () => this.orders.length === 0 && !this.closed && wallNow() - started < SLICE_MS)
    if (this.world.now >= TAKE_LENGTH) this.status = 'ended'
    const full = this.status === 'ended' ? null : checkJournal(this.world.journal)
    if (full) this.stop(full)
    this.report()
  }

  /** Ends the take before its time. */
  private stop(error: ServiceError): void {
    this.status = 'ended'
    this.emit({ type: 'stopped', error })
  }

  private rest(ms: number | null): Promise<void> {
    if (this.orders.length > 0 || this.closed) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = ms === null ? undefined : setTimeout(resolve, ms)
      this.wake = () => {
        if (timer !== undefined) clearTimeout(timer)
        resolve()
      }
    })
  }

  private report(): void {
    const { journal, now, events } = this.world
    this.telling.rows(journal)
    journal.pack()
    this.emit({ type: 'clock', status: this.status, now, event: events, speedReached: this.pace.reached(now) })
  }
}
