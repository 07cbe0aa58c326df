import { type Journal, Row } from '../journal.ts'
import type { Body, CallId, LocalCall, RequestHead, ResponseHead } from '../process.ts'
import type { EventQueue } from '../queue.ts'
import type { Service } from '../service.ts'
import { type Micros, MS } from '../time.ts'
import { connect } from './connecting.ts'
import { consumed, flush, sendBack } from './delivering.ts'
import { destroy, leave, processEnded, stoppedListening } from './ending.ts'
import type { Caller, Connection, Exchange } from './exchange.ts'
import { Lane } from './lane.ts'
import { ConnectionPool } from './pool.ts'
import type { NetworkState } from './state.ts'
import type { LinkRule } from './verdict.ts'

/** Latency of links that the plan does not name. */
const DEFAULT_LATENCY: Micros = MS / 2

export interface CallOrder {
  call: LocalCall
  host: string
  port: number
  head: RequestHead
  body: Body | null
  end: boolean
}

interface NetworkParts {
  queue: EventQueue
  journal: Journal
  now: () => Micros
  /** The process that a new connection to this name reaches. */
  find: (host: string) => Service | undefined
}

/**
 * HTTP as Node shows it over TCP: connections with a handshake, kept for reuse, refused by dead processes, taken in by
 * the system for paused ones, reset by killed ones. The three parts of a call's life are files of their own:
 *
 *     connecting --> delivering --> ending
 */
export class Network implements NetworkState {
  readonly queue: EventQueue
  readonly journal: Journal
  readonly now: () => Micros
  readonly pool = new ConnectionPool((connection) => this.connections.get(connection.service)?.delete(connection))
  readonly exchanges = new Map<CallId, Exchange>()
  readonly connections = new Map<Service, Set<Connection>>()
  private readonly find: (host: string) => Service | undefined
  private readonly lanes = new Map<string, Map<string, Lane>>()
  private readonly calls = new Map<Caller, Map<LocalCall, Exchange>>()
  private nextCall = 0

  constructor({ queue, journal, now, find }: NetworkParts) {
    this.queue = queue
    this.journal = journal
    this.now = now
    this.find = find
  }

  link(from: string, to: string, latency: Micros): void {
    this.open(from, to, latency)
    this.open(to, from, latency)
  }

  /** Adds a rule to one direction of a link. */
  rule(from: string, to: string, rule: LinkRule): void {
    this.lane(from, to).rules.set(rule.id, rule)
  }

  lift(from: string, to: string, id: string): void {
    this.lane(from, to).rules.delete(id)
  }

  call(caller: Caller, order: CallOrder, cause: CallId, intended: Micros): CallId {
    const { journal, now } = this
    const id = ++this.nextCall
    const connection = this.pool.take(caller, order.host, order.port, now())
    const service = connection?.service ?? this.find(order.host)
    const to = service?.hostIndex ?? journal.name(order.host)
    journal.add(Row.call, now(), id, caller.nameIndex, to, cause, this.attempt(cause, to), intended)
    journal.add(Row.request, now(), id, journal.name(order.head.path), journal.name(order.head.method))
    if (!service) {
      journal.add(Row.end, now(), id, journal.name('ENOTFOUND'), 0, now() - intended)
      const failed = { type: 'failed', call: order.call, code: 'ENOTFOUND', phase: 'connect' } as const
      this.queue.plan(now(), () => caller.hear(cause, failed))
      return id
    }
    const exchange: Exchange = {
      id,
      caller,
      local: order.call,
      cause,
      service,
      port: order.port,
      head: order.head,
      intended,
      unsent: [{ body: order.body, end: order.end }],
      connection,
      requestSent: false,
      requestEnded: false,
      arrived: false,
      answered: false,
      status: 0,
      answerEnded: false,
      callerLeft: false,
      finished: false,
      unreadRequest: 0,
      unreadAnswer: 0,
      requestWritten: 0,
      answerWritten: 0,
      tries: null,
    }
    this.exchanges.set(id, exchange)
    this.callsOf(caller).set(order.call, exchange)
    if (connection) {
      connection.exchange = exchange
      flush(this, exchange)
    } else connect(this, exchange)
    return id
  }

  callBody(caller: Caller, local: LocalCall, body: Body | null, end: boolean): void {
    const exchange = this.exchangeOf(caller, local)
    if (!exchange || exchange.finished || exchange.callerLeft) return
    exchange.unsent.push({ body, end })
    if (exchange.connection) flush(this, exchange)
  }

  /** The caller gives up: its connection is closed, which the service learns in its turn. */
  abort(caller: Caller, local: LocalCall, why = 'ABORTED'): void {
    const exchange = this.exchangeOf(caller, local)
    if (exchange && !exchange.callerLeft && !exchange.finished) leave(this, exchange, why)
  }

  answer(service: Service, call: CallId, head: ResponseHead, body: Body | null, end: boolean): void {
    const exchange = this.exchanges.get(call)
    if (!exchange || exchange.service !== service || exchange.answered) return
    exchange.answered = true
    exchange.status = head.status
    this.journal.add(Row.answer, this.now(), call, head.status, exchange.callerLeft ? 0 : 1)
    sendBack(this, exchange, { type: 'response', call: exchange.local, head, body, end })
  }

  answerBody(service: Service, call: CallId, body: Body | null, end: boolean): void {
    const exchange = this.exchanges.get(call)
    if (!exchange || exchange.service !== service || !exchange.answered || exchange.answerEnded) return
    sendBack(this, exchange, { type: 'response-body', call: exchange.local, body, end })
  }

  /** The service breaks the connection off without a (whole) answer. */
  destroy(service: Service, call: CallId): void {
    const exchange = this.exchanges.get(call)
    if (exchange?.service === service) destroy(this, exchange)
  }

  consumed(exchange: Exchange | undefined, side: 'request' | 'response', bytes: number): void {
    if (exchange) consumed(exchange, side, bytes)
  }

  /** Whether somebody still waits for what is done on behalf of this call. Work for no call is always awaited. */
  waits(call: CallId): boolean {
    if (call === 0) return true
    const exchange = this.exchange(call)
    return exchange !== undefined && !exchange.callerLeft
  }

  exchange(call: CallId): Exchange | undefined {
    return this.exchanges.get(call)
  }

  exchangeOf(caller: Caller, local: LocalCall): Exchange | undefined {
    return this.calls.get(caller)?.get(local)
  }

  /** A process has ended, with these requests unread: who waits for it hears of it, whom it called sees it leave. */
  processEnded(service: Service, unread: Set<CallId>): void {
    processEnded(this, service, unread)
    this.calls.delete(service)
  }

  /** A service takes no more connections on this port: those that are idle are closed. */
  stoppedListening(service: Service, port: number): void {
    stoppedListening(this, service, port)
  }

  lane(from: string, to: string): Lane {
    const known = this.lanes.get(from)?.get(to)
    if (known) return known
    this.link(from, to, DEFAULT_LATENCY)
    return this.lane(from, to)
  }

  callsOf(caller: Caller): Map<LocalCall, Exchange> {
    const known = this.calls.get(caller)
    if (known) return known
    const fresh = new Map<LocalCall, Exchange>()
    this.calls.set(caller, fresh)
    return fresh
  }

  private open(from: string, to: string, latency: Micros): void {
    const lanes = this.lanes.get(from) ?? new Map<string, Lane>()
    this.lanes.set(from, lanes)
    lanes.set(to, new Lane(latency))
  }

  /** Which try this is for the same cause: 1, 2 … Calls without a cause that still goes on are first tries. */
  private attempt(cause: CallId, host: number): number {
    const parent = this.exchanges.get(cause)
    if (!parent) return 1
    parent.tries ??= []
    const { tries } = parent
    for (let i = 0; i < tries.length; i += 2) {
      if (tries[i] !== host) continue
      const attempt = (tries[i + 1] as number) + 1
      tries[i + 1] = attempt
      return attempt
    }
    tries.push(host, 1)
    return 1
  }
}
