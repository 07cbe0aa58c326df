import type { Journal } from './journal.ts'
import { bytesOf, textOf } from './network/body.ts'
import type { Caller } from './network/exchange.ts'
import type { Network } from './network/network.ts'
import type { CallId, HeaderList, Input } from './process.ts'
import type { EventQueue } from './queue.ts'
import { type Micros, SECOND } from './time.ts'

/** A request that somebody makes by hand while a run goes on. */
export interface HandRequest {
  to: string
  method: string
  path: string
  headers: { name: string; value: string }[]
  body: string
}

/** What became of it: an answer, or why there is none. */
export type HandAnswer =
  | { ok: true; call: CallId; status: number; headers: HeaderList; text: string; took: Micros }
  | { ok: false; call: CallId; failure: string; took: Micros }

/** Whoever asks by hand waits this long. */
const PATIENCE: Micros = 30 * SECOND
/** Characters of a body that are handed on. */
const LONGEST = 100_000

interface Waiting {
  id: CallId
  since: Micros
  status: number
  headers: HeaderList
  text: string
  told: (answer: HandAnswer) => void
}

/**
 * The hand of whoever holds the run: asks any service, as a machine beside the others would. It is no load: no measure of
 * the readers counts it.
 */
export class Hand implements Caller {
  readonly name = 'you'
  readonly host = 'you'
  readonly reachable = true
  private readonly network: Network
  private readonly queue: EventQueue
  private readonly journal: Journal
  private readonly now: () => Micros
  private readonly waiting = new Map<number, Waiting>()
  private asked = 0

  constructor(world: { network: Network; queue: EventQueue; journal: Journal; now: () => Micros }) {
    this.network = world.network
    this.queue = world.queue
    this.journal = world.journal
    this.now = world.now
  }

  /** Named when it first asks, so that runs without it have the journal that they always had. */
  get nameIndex(): number {
    return this.journal.name(this.name)
  }

  ask(request: HandRequest, port: number, told: (answer: HandAnswer) => void): void {
    const call = ++this.asked
    const { to, method, path, headers, body } = request
    const head = { method, path, headers: headers.map(({ name, value }): [string, string] => [name, value]) }
    const order = { call, host: to, port, head, body: body === '' ? null : body, end: true }
    const since = this.now()
    const id = this.network.call(this, order, 0, since)
    this.waiting.set(call, { id, since, status: 0, headers: [], text: '', told })
    this.queue.plan(since + PATIENCE, () => {
      if (!this.waiting.has(call)) return
      this.network.abort(this, call, 'READER_LEFT')
      this.over(call, 'READER_LEFT')
    })
  }

  hear(_cause: CallId, input: Input): void {
    if (input.type === 'failed') return this.over(input.call, input.code)
    if (input.type !== 'response' && input.type !== 'response-body') return
    const waiting = this.waiting.get(input.call)
    if (!waiting) return
    if (input.type === 'response') {
      waiting.status = input.head.status
      waiting.headers = input.head.headers
    }
    if (waiting.text.length < LONGEST) waiting.text = (waiting.text + textOf(input.body)).slice(0, LONGEST)
    if (input.end) return this.over(input.call, '')
    const bytes = bytesOf(input.body)
    if (bytes > 0) this.network.consumed(this.network.exchangeOf(this, input.call), 'response', bytes)
  }

  private over(call: number, failure: string): void {
    const waiting = this.waiting.get(call)
    if (!waiting) return
    this.waiting.delete(call)
    const { id, status, headers, text, since } = waiting
    const took = this.now() - since
    waiting.told(failure ? { ok: false, call: id, failure, took } : { ok: true, call: id, status, headers, text, took })
  }
}
