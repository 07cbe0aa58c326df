import type { Micros } from '../time.ts'
import { flush } from './delivering.ts'
import { fail, resetByPeer } from './ending.ts'
import type { Connection, Exchange } from './exchange.ts'
import type { NetworkState } from './state.ts'
import { BACKLOG, CONNECT_TIMEOUT, synWait } from './verdict.ts'
import { Wire } from './wire.ts'

/**
 * The handshake. The system of the service answers for it: it refuses where nobody listens, takes in a backlog for a
 * process that stands still, and beyond that lets attempts go unanswered, as does a partition or a lost machine.
 *
 *     caller --SYN--> service      no answer: again after 1, 3, 7 s, given up after 10 s
 *     caller <-SYNACK- service     then the request goes out
 */
export function connect(net: NetworkState, exchange: Exchange, attempt = 0, started = net.now()): void {
  const { caller, service } = exchange
  const there = net.lane(caller.host, service.host)
  const back = net.lane(service.host, caller.host)
  const passage = there.send({ carries: 'syn', bytes: 0 }, net.now())
  const again = () => {
    if (!exchange.callerLeft) retry(net, exchange, attempt, started)
  }
  if (passage.drop) return again()
  later(net, passage.delay, () => {
    if (exchange.callerLeft) return
    if (!service.reachable) return again()
    const answer = back.send({ carries: 'syn', bytes: 0 }, net.now())
    if (passage.cut || !service.listens(exchange.port)) {
      if (answer.drop) return again()
      const code = passage.cut ? 'ECONNRESET' : 'ECONNREFUSED'
      later(net, answer.delay, () => fail(net, exchange, { code, phase: 'connect' }))
      return
    }
    if (!service.acceptsNow && service.backlog > BACKLOG) return again()
    if (answer.drop) return again()
    if (!service.acceptsNow) service.backlog += 1
    const connection = establish(net, exchange)
    later(net, answer.delay, () => {
      if (exchange.callerLeft) {
        net.connections.get(service)?.delete(connection)
        return
      }
      exchange.connection = connection
      connection.exchange = exchange
      if (answer.cut || !connection.open) resetByPeer(net, connection, 'ECONNRESET')
      else flush(net, exchange)
    })
  })
}

function retry(net: NetworkState, exchange: Exchange, attempt: number, started: Micros): void {
  const spent = net.now() - started
  if (spent + synWait(attempt) < CONNECT_TIMEOUT) {
    later(net, synWait(attempt), () => {
      if (!exchange.callerLeft) connect(net, exchange, attempt + 1, started)
    })
    return
  }
  later(net, CONNECT_TIMEOUT - spent, () => fail(net, exchange, { code: 'UND_ERR_CONNECT_TIMEOUT', phase: 'connect' }))
}

function establish(net: NetworkState, { caller, service, port }: Exchange): Connection {
  const connection: Connection = {
    caller,
    service,
    incarnation: service.incarnation,
    port,
    there: new Wire(net.lane(caller.host, service.host), service, net.queue, net.now),
    back: new Wire(net.lane(service.host, caller.host), caller, net.queue, net.now),
    open: true,
    used: false,
    idleSince: 0,
    exchange: null,
  }
  const known = net.connections.get(service)
  if (known) known.add(connection)
  else net.connections.set(service, new Set([connection]))
  return connection
}

function later(net: NetworkState, delay: Micros, run: () => void): void {
  net.queue.plan(net.now() + delay, run)
}
