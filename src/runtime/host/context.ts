import type { CallId, Effect, Input, ServiceError, ServiceStart, Step } from '../../engine/process.ts'
import { Random } from '../../engine/random.ts'
import { EPOCH_MS, type Micros } from '../../engine/time.ts'
import { Account, checkEffects } from '../credits/account.ts'
import { cut } from './cut-error.ts'

/**
 * What one incarnation of a service has: its clock, its streams of chance, and the effects of the step under way.
 * Everything in this folder is instantiated once for each incarnation (see ../compile/packages.ts), so module state
 * here is state of one service and of nobody else.
 */
class ServiceContext {
  start: ServiceStart = { name: '', incarnation: 1, files: {}, entry: '', env: {}, seed: '' }
  /** Virtual now; `block` moves it within a step. */
  now: Micros = 0
  /** How far the service's wall clock is off; timers and `performance` do not follow it. */
  skew: Micros = 0
  /** Whether the service's disk takes nothing more. */
  diskFull = false
  /** What faults make of the service's events; null when nothing. */
  bus: Step['bus'] | null = null
  /** The call on whose behalf the service runs now; 0 for none. */
  cause: CallId = 0
  /** Whether the service has ended; from then on it has no effects. */
  ended = false
  /** Timers, servers and calls that keep the process alive. */
  handles = 0
  private readonly account = new Account()
  private effects: Effect[] = []
  private ticks: (() => void)[] = []
  private atStepEnd: (() => void)[] = []
  private receivers = new Map<Input['type'], (input: never) => void>()
  private streams = new Map<string, Random>()

  emit(effect: Effect): void {
    if (this.ended) return
    const tooMuch = checkEffects(this.effects.length + 1) ?? this.account.charge(effect)
    if (tooMuch) this.overdraw(tooMuch)
    this.effects.push(effect)
  }

  /** Ends the service because it takes more than its share, at the line that does. */
  overdraw(error: ServiceError): never {
    this.end(137, this.explain(Object.assign(new Error(error.message), { name: error.name })))
    throw new Ended()
  }

  /** Hands over what the step has done so far, in order. */
  collect(): Effect[] {
    for (const report of this.atStepEnd) report()
    this.atStepEnd.length = 0
    const effects = this.effects
    this.effects = []
    return effects
  }

  /** Runs once, right before the effects of this step are handed over. */
  whenStepEnds(report: () => void): void {
    this.atStepEnd.push(report)
  }

  /** Says who takes inputs of one type. */
  receive<T extends Input['type']>(type: T, receiver: (input: Extract<Input, { type: T }>) => void): void {
    this.receivers.set(type, receiver as (input: never) => void)
  }

  /** Delivers one input and runs what `nextTick` queued meanwhile; microtasks follow by themselves. */
  dispatch(step: Step): void {
    this.now = step.now
    this.skew = step.skew ?? 0
    this.cause = step.cause
    this.diskFull = step.diskFull ?? false
    this.bus = step.bus ?? null
    if (this.ended) return
    const refused = this.account.begin(step)
    if (refused) return this.end(137, refused)
    const receiver = this.receivers.get(step.input.type)
    if (receiver) this.guard(receiver as (input: Input) => void, step.input)
    this.runTicks()
  }

  nextTick(tick: () => void): void {
    this.ticks.push(tick)
  }

  /** Runs queued ticks, and those that they queue. True if there was any: microtasks may have been added. */
  runTicks(): boolean {
    if (this.ticks.length === 0) return false
    for (let i = 0; i < this.ticks.length && !this.ended; i++) this.guard(this.ticks[i] as () => void, undefined)
    this.ticks.length = 0
    return true
  }

  /** Calls service code at its outermost level: what it throws is an uncaught exception. */
  guard<T>(call: (input: T) => void, input: T): void {
    try {
      call(input)
    } catch (error) {
      if (!(error instanceof Ended)) this.uncaught(error, 'uncaughtException')
    }
  }

  /** Replaced by the process module, which knows the service's files. */
  explain(error: Error): ServiceError {
    return { name: error.name, message: error.message }
  }

  /** Replaced by the process module, which asks the service's own listeners first. */
  uncaught(error: unknown, _origin: 'uncaughtException' | 'unhandledRejection'): void {
    this.end(1, { name: 'Error', message: String(error) })
  }

  end(code: number, error?: ServiceError): void {
    if (this.ended) return
    this.effects.push(error ? { type: 'exit', code, error: cut(error) } : { type: 'exit', code })
    this.ended = true
  }

  /** The incarnation's stream of this name. */
  random(name: string): Random {
    let stream = this.streams.get(name)
    if (!stream) {
      stream = new Random(`${this.start.seed}/${name}`)
      this.streams.set(name, stream)
    }
    return stream
  }

  /** Milliseconds since 1970, with fractions. */
  wallMs(): number {
    return EPOCH_MS + (this.now + this.skew) / 1_000
  }
}

/** Thrown by `process.exit` to leave the caller; never reported. */
export class Ended {}

export const context = new ServiceContext()
