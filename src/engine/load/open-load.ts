import type { Journal } from '../journal.ts'
import type { Caller } from '../network/exchange.ts'
import type { Network } from '../network/network.ts'
import type { LoadPlan } from '../plan.ts'
import type { CallId, Input } from '../process.ts'
import type { Due, EventQueue } from '../queue.ts'
import type { Random } from '../random.ts'
import { type Micros, SECOND } from '../time.ts'

/**
 * Readers who come whether or not the shop keeps up (open loop): gaps between them are exponential, so arrivals are
 * Poisson. Latency counts from the moment at which a reader meant to ask.
 */
export class OpenLoad implements Caller {
  readonly name: string
  readonly nameIndex: number
  /** The fault `surge` sets it. */
  factor = 1
  private readonly plan: LoadPlan
  private readonly port: number
  private readonly queue: EventQueue
  private readonly network: Network
  private readonly gaps: Random
  private readonly draws: Random
  private readonly now: () => Micros
  private readonly leaving = new Map<number, Due>()
  private asked = 0

  constructor(plan: LoadPlan, port: number, world: { queue: EventQueue; network: Network; journal: Journal; random: Random; now: () => Micros }) {
    this.name = plan.name
    this.nameIndex = world.journal.name(plan.name)
    this.plan = plan
    this.port = port
    this.queue = world.queue
    this.network = world.network
    this.now = world.now
    this.gaps = world.random.split(`load/${plan.name}/gaps`)
    this.draws = world.random.split(`load/${plan.name}/requests`)
  }

  start(): void {
    const gap = this.gaps.exponential(SECOND / (this.plan.perSecond * this.factor))
    this.queue.plan(this.now() + Math.max(1, Math.round(gap)), () => {
      this.ask()
      this.start()
    })
  }

  hear(_cause: CallId, input: Input): void {
    if (input.type === 'failed' || ((input.type === 'response' || input.type === 'response-body') && input.end)) {
      const due = this.leaving.get(input.call)
      if (due) due.cancelled = true
      this.leaving.delete(input.call)
    }
    if (input.type === 'response' || input.type === 'response-body') {
      const bytes = input.body?.length ?? 0
      if (bytes > 0) this.network.consumed(this.network.exchangeOf(this, input.call), 'response', bytes)
    }
  }

  private ask(): void {
    const request = this.plan.request(this.draws)
    const call = ++this.asked
    const head = { method: request.method, path: request.path, headers: request.headers ?? [] }
    this.network.call(this, { call, host: this.plan.to, port: this.port, head, body: request.body ?? null, end: true }, 0, this.now())
    this.leaving.set(
      call,
      this.queue.plan(this.now() + this.plan.patience, () => {
        this.leaving.delete(call)
        this.network.abort(this, call, 'READER_LEFT')
      }),
    )
  }
}

