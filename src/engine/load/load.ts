import { Factors } from '../faults/factors.ts'
import type { Journal } from '../journal.ts'
import { bytesOf, textOf } from '../network/body.ts'
import type { Caller } from '../network/exchange.ts'
import type { Network } from '../network/network.ts'
import type { LoadPlan, LoadRequest } from '../plan.ts'
import type { CallId, Input, ResponseHead } from '../process.ts'
import type { Due, EventQueue } from '../queue.ts'
import { Random } from '../random.ts'
import type { Micros } from '../time.ts'
import { ClosedLoop } from './closed-loop.ts'
import { OpenLoop } from './open-loop.ts'

/** What a load needs of the world. */
export interface LoadWorld {
  queue: EventQueue
  network: Network
  journal: Journal
  random: Random
  now: () => Micros
}

/** Decides when readers ask. `ended` hears of each reader who has an answer, has failed or has left. */
export interface Rhythm {
  start(): void
  ended(): void
  /** Surges have changed `load.factor`. */
  surged(): void
}

/**
 * The readers of one service: they ask, wait as long as their patience lasts, and judge what they get. Latency counts
 * from the moment at which a reader meant to ask.
 */
export class Load implements Caller {
  readonly name: string
  readonly nameIndex: number
  readonly host: string
  readonly reachable = true
  private readonly plan: LoadPlan
  private readonly port: number
  private readonly world: LoadWorld
  private readonly draws: Random
  private readonly rhythm: Rhythm
  private readonly factors = new Factors()
  private readonly variations = new Map<string, (usual: LoadRequest) => LoadRequest>()
  private readonly leaving = new Map<number, Due>()
  private readonly heard = new Map<number, { head: ResponseHead; text: string }>()
  private asked = 0

  constructor(plan: LoadPlan, port: number, world: LoadWorld) {
    this.name = plan.name
    this.host = plan.name
    this.nameIndex = world.journal.name(plan.name)
    this.plan = plan
    this.port = port
    this.world = world
    const gaps = world.random.split(`load/${plan.name}/gaps`)
    this.draws = world.random.split(`load/${plan.name}/requests`)
    const arrivals = plan.arrivals ?? { kind: 'poisson', perSecond: plan.perSecond }
    this.rhythm =
      arrivals.kind === 'closed'
        ? new ClosedLoop(this, arrivals, world, gaps)
        : new OpenLoop(this, arrivals, world, gaps)
  }

  /** This many times as many readers as planned, by all surges together. */
  get factor(): number {
    return this.factors.product
  }

  start(): void {
    this.rhythm.start()
  }

  /** Puts a factor on the readers' number, or with 1 takes it away. */
  surge(id: string, factor: number): void {
    if (factor === 1) this.factors.lift(id)
    else this.factors.set(id, factor)
    this.rhythm.surged()
  }

  /** Has what readers ask for changed on its way out, or with null no longer. */
  vary(id: string, change: ((usual: LoadRequest) => LoadRequest) | null): void {
    if (change) this.variations.set(id, change)
    else this.variations.delete(id)
  }

  /** A request that is the same each time for the same id: one reader's, sent by all. */
  sameForAll(id: string): LoadRequest {
    return this.plan.request(new Random(`same-for-all/${id}`))
  }

  /** The lab's poison request, or the usual one with a path that `decodeURIComponent` throws on. */
  poisoned(usual: LoadRequest, draw: Random): LoadRequest {
    return this.plan.poison?.(draw) ?? { ...usual, path: `${usual.path}%E0%A4%A` }
  }

  /** One reader asks. */
  ask(): void {
    const { network, queue, now } = this.world
    let request = this.plan.request(this.draws)
    for (const vary of this.variations.values()) request = vary(request)
    const call = ++this.asked
    const head = { method: request.method, path: request.path, headers: request.headers ?? [] }
    const order = { call, host: this.plan.to, port: this.port, head, body: request.body ?? null, end: true }
    network.call(this, order, 0, now())
    const due = queue.plan(now() + this.plan.patience, () => {
      network.abort(this, call, 'READER_LEFT')
      this.over(call)
    })
    this.leaving.set(call, due)
  }

  hear(_cause: CallId, input: Input): void {
    if (input.type === 'failed') return this.over(input.call)
    if (input.type !== 'response' && input.type !== 'response-body') return
    if (input.end) return this.over(input.call)
    const bytes = bytesOf(input.body)
    if (bytes > 0) this.world.network.consumed(this.world.network.exchangeOf(this, input.call), 'response', bytes)
  }

  appraise(input: Input): string {
    const { expect } = this.plan
    if (!expect || (input.type !== 'response' && input.type !== 'response-body')) return ''
    const so = input.type === 'response' ? { head: input.head, text: '' } : this.heard.get(input.call)
    if (!so) return ''
    so.text += textOf(input.body)
    this.heard.set(input.call, so)
    if (!input.end) return ''
    const { status, headers } = so.head
    return expect({ status, headers, text: so.text }) ? '' : 'WRONG_ANSWER'
  }

  private over(call: number): void {
    const due = this.leaving.get(call)
    if (!due) return
    this.world.queue.cancel(due)
    this.leaving.delete(call)
    this.heard.delete(call)
    this.rhythm.ended()
  }
}
