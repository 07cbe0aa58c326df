import { type Journal, Row } from '../journal.ts'
import type { Body, CallId, Input, LocalCall, RequestHead, ResponseHead } from '../process.ts'
import type { EventQueue } from '../queue.ts'
import type { Random } from '../random.ts'
import type { Service } from '../service.ts'
import { type Micros, MS } from '../time.ts'
import { bytesOf, type Caller, type Connection, type Exchange, type Failure } from './exchange.ts'
import { Lane } from './lane.ts'
import { ConnectionPool } from './pool.ts'
import { BACKLOG, CONNECT_TIMEOUT, type LinkRule, synWait } from './verdict.ts'

/** A writer is told to wait when this much lies unread on the other side (Node's socket buffer order of size). */
const HIGH_WATER = 64 * 1024
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
  random: Random
  now: () => Micros
  find: (host: string) => Service | undefined
}

/**
 * HTTP as Node shows it over TCP: connections with a handshake, kept for reuse, refused by dead processes, taken in by
 * the system for paused ones, reset by killed ones.
 *
 *     call --syn--> backlog --ack--> request --> service
 *     caller <------ answer <------------------- service
 */
export class Network {
  private readonly parts: NetworkParts
  private readonly lanes = new Map<string, Lane>()
  private readonly pool = new ConnectionPool()
  private readonly exchanges = new Map<CallId, Exchange>()
  private readonly calls = new Map<Caller, Map<LocalCall, Exchange>>()
  private readonly attempts = new Map<number, number>()
  private nextCall = 0

  constructor(parts: NetworkParts) {
    this.parts = parts
  }

  link(from: string, to: string, latency: Micros): void {
    for (const [a, b] of [[from, to], [to, from]] as const) {
      this.lanes.set(`${a}>${b}`, new Lane(a, b, latency, this.parts.random.split(`${a}>${b}`)))
    }
  }

  /** Adds a rule to one direction of a link. */
  rule(from: string, to: string, rule: LinkRule): void {
    this.lane(from, to).rules.set(rule.id, rule)
  }

  lift(from: string, to: string, id: string): void {
    this.lane(from, to).lift(id)
  }

  call(caller: Caller, order: CallOrder, cause: CallId, intended: Micros): CallId {
    const { journal, now } = this.parts
    const id = ++this.nextCall
    const service = this.parts.find(order.host)
    journal.add(Row.call, now(), id, caller.nameIndex, service?.nameIndex ?? journal.name(order.host), cause, this.attempt(cause, service), intended)
    journal.add(Row.request, now(), id, journal.name(order.head.path), journal.name(order.head.method))
    if (!service) {
      journal.add(Row.end, now(), id, journal.name('ENOTFOUND'), 0, now() - intended)
      this.later(0, () => caller.hear(cause, { type: 'failed', call: order.call, code: 'ENOTFOUND', phase: 'connect' }))
      return id
    }
    const exchange: Exchange = {
      id,
      caller,
      local: order.call,
      cause,
      service,
      port: order.port,
      there: this.lane(caller.name, service.name),
      back: this.lane(service.name, caller.name),
      head: order.head,
      intended,
      unsent: [{ body: order.body, end: order.end }],
      connection: this.pool.take(caller, service, order.port, now()),
      requestSent: false,
      requestEnded: false,
      arrived: false,
      answered: false,
      answerEnded: false,
      callerLeft: false,
      finished: false,
      unread: { request: 0, response: 0 },
      choked: { request: false, response: false },
    }
    this.exchanges.set(id, exchange)
    this.callsOf(caller).set(order.call, exchange)
    if (exchange.connection) this.flush(exchange)
    else this.connect(exchange, 0, now())
    return id
  }

  callBody(caller: Caller, local: LocalCall, body: Body | null, end: boolean): void {
    const exchange = this.calls.get(caller)?.get(local)
    if (!exchange || exchange.finished || exchange.callerLeft) return
    exchange.unsent.push({ body, end })
    if (exchange.connection) this.flush(exchange)
  }

  /** The caller gives up: its connection is closed, which the service learns in its turn. */
  abort(caller: Caller, local: LocalCall, why = 'ABORTED'): void {
    const exchange = this.calls.get(caller)?.get(local)
    if (!exchange || exchange.callerLeft || exchange.finished) return
    const { journal, now } = this.parts
    exchange.callerLeft = true
    exchange.unsent.length = 0
    this.callsOf(caller).delete(local)
    journal.add(Row.end, now(), exchange.id, journal.name(why), 0, now() - exchange.intended)
    this.tellCallerLeft(exchange)
  }

  answer(service: Service, call: CallId, head: ResponseHead, body: Body | null, end: boolean): void {
    const exchange = this.exchanges.get(call)
    if (!exchange || exchange.service !== service || exchange.answered) return
    exchange.answered = true
    const { journal, now } = this.parts
    journal.add(Row.answer, now(), call, head.status, exchange.callerLeft ? 0 : 1)
    this.sendBack(exchange, body, end, (local) => ({ type: 'response', call: local, head, body, end }), head.status)
  }

  answerBody(service: Service, call: CallId, body: Body | null, end: boolean): void {
    const exchange = this.exchanges.get(call)
    if (!exchange || exchange.service !== service || !exchange.answered || exchange.answerEnded) return
    this.sendBack(exchange, body, end, (local) => ({ type: 'response-body', call: local, body, end }), 200)
  }

  /** The service breaks the connection off without a (whole) answer. */
  destroy(service: Service, call: CallId): void {
    const exchange = this.exchanges.get(call)
    if (exchange?.service === service) this.reset(exchange, exchange.back.send({ carries: 'answer', bytes: 0 }).delay)
  }

  consumed(exchange: Exchange | undefined, side: 'request' | 'response', bytes: number): void {
    if (!exchange) return
    exchange.unread[side] -= bytes
    if (!exchange.choked[side] || exchange.unread[side] >= HIGH_WATER) return
    exchange.choked[side] = false
    const lane = side === 'request' ? exchange.back : exchange.there
    this.later(lane.send({ carries: 'answer', bytes: 0 }).delay, () => {
      if (exchange.finished) return
      if (side === 'request') exchange.caller.hear(exchange.cause, { type: 'drain', side, call: exchange.local })
      else exchange.service.hear(exchange.id, { type: 'drain', side, call: exchange.id })
    })
  }

  exchange(call: CallId): Exchange | undefined {
    return this.exchanges.get(call)
  }

  exchangeOf(caller: Caller, local: LocalCall): Exchange | undefined {
    return this.calls.get(caller)?.get(local)
  }

  /** A process has ended: whoever waits for it is reset, whoever it called sees it leave. */
  processEnded(service: Service): void {
    for (const exchange of [...this.exchanges.values()]) {
      if (exchange.service === service && exchange.connection) {
        this.reset(exchange, exchange.back.send({ carries: 'answer', bytes: 0 }).delay)
      }
    }
    for (const local of [...this.callsOf(service).keys()]) this.abort(service, local, 'CALLER_ENDED')
    this.calls.delete(service)
    this.pool.forget(service)
    this.pool.close(service, this.parts.now() + DEFAULT_LATENCY)
  }

  private connect(exchange: Exchange, attempt: number, started: Micros): void {
    const { there, back, service, caller } = exchange
    const verdict = there.send({ carries: 'syn', bytes: 0 })
    const again = () => {
      if (exchange.callerLeft) return
      const waited = this.parts.now() + synWait(attempt) - started
      if (waited >= CONNECT_TIMEOUT) {
        this.later(CONNECT_TIMEOUT - (this.parts.now() - started), () => this.fail(exchange, { code: 'UND_ERR_CONNECT_TIMEOUT', phase: 'connect' }))
      } else this.later(synWait(attempt), () => this.connect(exchange, attempt + 1, started))
    }
    if (verdict.drop) return again()
    this.later(verdict.delay, () => {
      if (exchange.callerLeft) return
      if (!service.listens(exchange.port)) {
        this.later(back.send({ carries: 'syn', bytes: 0 }).delay, () => this.fail(exchange, { code: 'ECONNREFUSED', phase: 'connect' }))
        return
      }
      if (!service.acceptsNow && service.backlog >= BACKLOG) return again()
      if (!service.acceptsNow) service.backlog += 1
      const connection: Connection = {
        caller,
        service,
        incarnation: service.incarnation,
        port: exchange.port,
        open: true,
        idleSince: 0,
        closesAt: Number.POSITIVE_INFINITY,
        lastArrival: { there: 0, back: 0 },
      }
      this.later(back.send({ carries: 'syn', bytes: 0 }).delay, () => {
        if (exchange.callerLeft) return
        exchange.connection = connection
        if (service.incarnation !== connection.incarnation || !service.alive) this.reset(exchange, 0)
        else this.flush(exchange)
      })
    })
  }

  /** Sends what the caller has handed over so far. */
  private flush(exchange: Exchange): void {
    for (const part of exchange.unsent.splice(0)) {
      const bytes = bytesOf(part.body)
      exchange.unread.request += bytes
      if (exchange.unread.request >= HIGH_WATER) exchange.choked.request = true
      const first = !exchange.requestSent
      exchange.requestSent = true
      this.deliverThere(exchange, bytes, () => {
        if (part.end) exchange.requestEnded = true
        exchange.arrived = true
        if (first) this.parts.journal.add(Row.arrive, this.parts.now(), exchange.id)
        exchange.service.hear(
          exchange.id,
          first
            ? { type: 'request', call: exchange.id, port: exchange.port, head: exchange.head, body: part.body, end: part.end }
            : { type: 'request-body', call: exchange.id, body: part.body, end: part.end },
        )
      })
    }
  }

  private deliverThere(exchange: Exchange, bytes: number, arrive: () => void): void {
    const connection = exchange.connection as Connection
    const verdict = exchange.there.send({ carries: 'request', bytes })
    if (verdict.drop) {
      exchange.there.hold(() => {
        if (!exchange.callerLeft && !exchange.finished) this.deliverThere(exchange, bytes, arrive)
      })
      return
    }
    this.later(this.inOrder(connection, 'there', verdict.delay), () => {
      if (connection.incarnation === exchange.service.incarnation && exchange.service.alive) arrive()
      else this.reset(exchange, exchange.back.send({ carries: 'answer', bytes: 0 }).delay)
    })
  }

  private sendBack(exchange: Exchange, body: Body | null, end: boolean, input: (local: LocalCall) => Input, status: number): void {
    if (end) exchange.answerEnded = true
    const connection = exchange.connection
    if (exchange.callerLeft || !connection?.open) {
      if (end) this.exchanges.delete(exchange.id)
      return
    }
    const bytes = bytesOf(body)
    const verdict = exchange.back.send({ carries: 'answer', bytes })
    if (verdict.cut) return this.reset(exchange, verdict.delay)
    if (verdict.drop) {
      exchange.back.hold(() => this.sendBack(exchange, body, end, input, status))
      return
    }
    exchange.unread.response += bytes
    if (exchange.unread.response >= HIGH_WATER) exchange.choked.response = true
    this.later(this.inOrder(connection, 'back', verdict.delay), () => {
      if (exchange.callerLeft || exchange.finished) return
      if (end) this.finish(exchange, status)
      exchange.caller.hear(exchange.cause, input(exchange.local))
    })
  }

  private finish(exchange: Exchange, status: number): void {
    const { journal, now } = this.parts
    exchange.finished = true
    journal.add(Row.end, now(), exchange.id, 0, status, now() - exchange.intended)
    this.exchanges.delete(exchange.id)
    this.callsOf(exchange.caller).delete(exchange.local)
    if (!exchange.connection) return
    if (exchange.requestEnded) this.pool.give(exchange.connection, now())
    else exchange.connection.open = false
  }

  /** The connection breaks; the caller, if it still waits, hears of it after `delay`. */
  private reset(exchange: Exchange, delay: Micros): void {
    if (exchange.connection) exchange.connection.open = false
    this.exchanges.delete(exchange.id)
    this.later(delay, () => this.fail(exchange, { code: 'ECONNRESET', phase: 'exchange' }))
  }

  private fail(exchange: Exchange, failure: Failure): void {
    if (exchange.callerLeft || exchange.finished) return
    const { journal, now } = this.parts
    exchange.finished = true
    this.exchanges.delete(exchange.id)
    this.callsOf(exchange.caller).delete(exchange.local)
    journal.add(Row.end, now(), exchange.id, journal.name(failure.code), 0, now() - exchange.intended)
    exchange.caller.hear(exchange.cause, { type: 'failed', call: exchange.local, ...failure })
  }

  private tellCallerLeft(exchange: Exchange): void {
    const connection = exchange.connection
    if (connection) connection.open = false
    if (!connection || !exchange.requestSent || exchange.answerEnded) {
      if (!exchange.requestSent || exchange.answerEnded) this.exchanges.delete(exchange.id)
      return
    }
    const verdict = exchange.there.send({ carries: 'request', bytes: 0 })
    if (verdict.drop) return
    this.later(this.inOrder(connection, 'there', verdict.delay), () => {
      if (!exchange.arrived || connection.incarnation !== exchange.service.incarnation) return
      if (!exchange.answerEnded) exchange.service.hear(exchange.id, { type: 'caller-left', call: exchange.id })
    })
  }

  private inOrder(connection: Connection, way: 'there' | 'back', delay: Micros): Micros {
    const now = this.parts.now()
    const arrival = Math.max(now + delay, connection.lastArrival[way])
    connection.lastArrival[way] = arrival
    return arrival - now
  }

  private later(delay: Micros, run: () => void): void {
    this.parts.queue.plan(this.parts.now() + delay, run)
  }

  private lane(from: string, to: string): Lane {
    const known = this.lanes.get(`${from}>${to}`)
    if (known) return known
    this.link(from, to, DEFAULT_LATENCY)
    return this.lanes.get(`${from}>${to}`) as Lane
  }

  private callsOf(caller: Caller): Map<LocalCall, Exchange> {
    const known = this.calls.get(caller)
    if (known) return known
    const fresh = new Map<LocalCall, Exchange>()
    this.calls.set(caller, fresh)
    return fresh
  }

  /** Which try this is for the same cause: 1, 2 … Calls without a cause are first tries. */
  private attempt(cause: CallId, service: Service | undefined): number {
    if (cause === 0 || !service) return 1
    const key = cause * 4096 + service.nameIndex
    const attempt = (this.attempts.get(key) ?? 0) + 1
    this.attempts.set(key, attempt)
    return attempt
  }
}
