import { Row } from '../journal.ts'
import type { CallId } from '../process.ts'
import type { Service } from '../service.ts'
import type { Connection, Exchange, Failure } from './exchange.ts'
import type { NetworkState } from './state.ts'

/** The answer has come whole. The connection is kept for the next call, unless the request was not read to its end. */
export function finish(net: NetworkState, exchange: Exchange, wrong: string): void {
  const { journal, now } = net
  exchange.finished = true
  journal.add(Row.end, now(), exchange.id, wrong ? journal.name(wrong) : 0, exchange.status, now() - exchange.intended)
  const connection = exchange.connection as Connection
  net.callsOf(exchange.caller).delete(exchange.local)
  net.exchanges.delete(exchange.id)
  connection.exchange = null
  if (exchange.requestEnded) net.pool.give(connection, now())
  else forget(net, connection)
}

/** The call has failed and its caller hears why. */
export function fail(net: NetworkState, exchange: Exchange, failure: Failure): void {
  if (exchange.callerLeft || exchange.finished) return
  const { journal, now } = net
  exchange.finished = true
  // a service that has the request goes on with it, and answers into the void
  if (!exchange.arrived || exchange.answerEnded) net.exchanges.delete(exchange.id)
  net.callsOf(exchange.caller).delete(exchange.local)
  journal.add(Row.end, now(), exchange.id, journal.name(failure.code), 0, now() - exchange.intended)
  exchange.caller.hear(exchange.cause, { type: 'failed', call: exchange.local, ...failure })
}

/** The caller learns that the other side has closed the connection, or its system has reset it. */
export function resetByPeer(net: NetworkState, connection: Connection, code: 'ECONNRESET' | 'UND_ERR_SOCKET'): void {
  const { exchange } = connection
  forget(net, connection)
  if (exchange) fail(net, exchange, { code, phase: 'exchange' })
}

/**
 * The caller gives up and closes its connection. What it had sent, and the close behind it, its system still delivers:
 * the service may begin work that nobody waits for, and hears afterwards that the caller has left.
 */
export function leave(net: NetworkState, exchange: Exchange, why: string): void {
  const { journal, now } = net
  const { connection, service, id } = exchange
  exchange.callerLeft = true
  exchange.unsent = []
  net.callsOf(exchange.caller).delete(exchange.local)
  journal.add(Row.end, now(), id, journal.name(why), 0, now() - exchange.intended)
  if (!connection || !exchange.requestSent || exchange.answerEnded) return drop(net, exchange)
  connection.open = false
  if (!exchange.caller.reachable) return connection.there.discard()
  const told = () => {
    if (!exchange.arrived || exchange.answerEnded || connection.incarnation !== service.incarnation) return
    service.hear(id, { type: 'caller-left', call: id })
  }
  connection.there.send({ carries: 'end', bytes: 0 }, told, told)
}

/** Neither side has anything more to do with the exchange, and its connection is not used again. */
export function drop(net: NetworkState, exchange: Exchange): void {
  net.exchanges.delete(exchange.id)
  if (exchange.connection) forget(net, exchange.connection)
}

/** The service breaks the connection off without a (whole) answer. */
export function destroy(net: NetworkState, exchange: Exchange): void {
  const { connection } = exchange
  net.exchanges.delete(exchange.id)
  if (!exchange.answerEnded) exchange.service.openRequests -= 1
  exchange.answerEnded = true
  if (connection) closeFrom(net, connection, 'UND_ERR_SOCKET')
}

/**
 * A process has ended; its system closes its connections. Node's fetch then says "other side closed"; where bytes lay
 * there that the process had not read, Linux resets instead. A machine that is lost says nothing to anybody.
 */
export function processEnded(net: NetworkState, service: Service, unread: Set<CallId>): void {
  for (const connection of net.connections.get(service) ?? []) {
    const { exchange } = connection
    if (exchange) net.exchanges.delete(exchange.id)
    if (!service.reachable) connection.back.discard()
    else closeFrom(net, connection, exchange && unread.has(exchange.id) ? 'ECONNRESET' : 'UND_ERR_SOCKET')
  }
  net.connections.delete(service)
  for (const exchange of [...net.callsOf(service).values()]) leave(net, exchange, 'CALLER_ENDED')
  net.pool.forget(service)
}

/**
 * `server.close()`: Node closes the connections that have had an answer and wait for another request. One that has been
 * asked, or that has yet to bring its first request, is served as before.
 */
export function stoppedListening(net: NetworkState, service: Service, port: number): void {
  for (const connection of net.connections.get(service) ?? []) {
    const { exchange } = connection
    const idle = exchange ? connection.used && (!exchange.arrived || exchange.answerEnded) : connection.used
    if (connection.port === port && idle) closeFrom(net, connection, 'UND_ERR_SOCKET')
  }
}

function closeFrom(net: NetworkState, connection: Connection, code: 'ECONNRESET' | 'UND_ERR_SOCKET'): void {
  const closed = () => resetByPeer(net, connection, code)
  connection.back.send({ carries: 'end', bytes: 0 }, closed, closed)
}

function forget(net: NetworkState, connection: Connection): void {
  connection.open = false
  connection.exchange = null
  net.connections.get(connection.service)?.delete(connection)
}
