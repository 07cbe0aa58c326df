import { Row } from '../journal.ts'
import type { Body, Input } from '../process.ts'
import { bytesOf } from './body.ts'
import { drop, finish, resetByPeer } from './ending.ts'
import type { Connection, Exchange } from './exchange.ts'
import type { NetworkState } from './state.ts'
import { HEAD_BYTES } from './verdict.ts'

/** A writer waits once it has written this much since it was last told to go on, as `write()` in the host does. */
const HIGH_WATER = 64 * 1024

/** Sends what the caller has handed over so far. */
export function flush(net: NetworkState, exchange: Exchange): void {
  const parts = exchange.unsent
  exchange.unsent = []
  for (const part of parts) sendPart(net, exchange, part.body, part.end)
}

function sendPart(net: NetworkState, exchange: Exchange, body: Body | null, end: boolean): void {
  const connection = exchange.connection as Connection
  const bytes = bytesOf(body)
  exchange.unreadRequest += bytes
  exchange.requestWritten += bytes
  const first = !exchange.requestSent
  exchange.requestSent = true
  const { service, id } = exchange
  const broken = () => {
    tellServer(exchange, connection)
    resetByPeer(net, connection, 'ECONNRESET')
  }
  connection.there.send(
    { carries: 'request', bytes: first ? bytes + HEAD_BYTES : bytes },
    () => {
      if (!knows(connection)) return answerWithReset(net, connection)
      if (end) exchange.requestEnded = true
      if (first) {
        exchange.arrived = true
        net.journal.add(Row.arrive, net.now(), id, service.nameIndex)
        service.hear(id, { type: 'request', call: id, port: exchange.port, head: exchange.head, body, end })
      } else if (!exchange.answerEnded) service.hear(id, { type: 'request-body', call: id, body, end })
    },
    broken,
  )
}

/** Sends an answer or part of one; `heard` is what the caller is to hear. */
export function sendBack(
  net: NetworkState,
  exchange: Exchange,
  heard: Extract<Input, { type: 'response' | 'response-body' }>,
): void {
  const connection = exchange.connection as Connection
  const { body, end } = heard
  if (end) {
    exchange.answerEnded = true
    connection.used = true
    exchange.service.openRequests -= 1
  }
  if (exchange.callerLeft || !connection.open) {
    if (end) drop(net, exchange)
    return
  }
  const bytes = bytesOf(body)
  exchange.unreadAnswer += bytes
  exchange.answerWritten += bytes
  connection.back.send(
    { carries: 'answer', bytes: heard.type === 'response' ? bytes + HEAD_BYTES : bytes },
    () => {
      if (exchange.callerLeft || exchange.finished) return
      const wrong = exchange.caller.appraise?.(heard) ?? ''
      if (end) finish(net, exchange, wrong)
      exchange.caller.hear(exchange.cause, heard)
    },
    () => {
      tellServer(exchange, connection)
      resetByPeer(net, connection, 'ECONNRESET')
    },
  )
}

/** The reader of a body has taken `bytes` off the connection; a writer that was told to wait may go on. */
export function consumed(exchange: Exchange, side: 'request' | 'response', bytes: number): void {
  const { caller, service, connection } = exchange
  if (side === 'request') {
    exchange.unreadRequest -= bytes
    if (exchange.requestWritten < HIGH_WATER || exchange.unreadRequest >= HIGH_WATER) return
    exchange.requestWritten = 0
  } else {
    exchange.unreadAnswer -= bytes
    if (exchange.answerWritten < HIGH_WATER || exchange.unreadAnswer >= HIGH_WATER) return
    exchange.answerWritten = 0
  }
  const wire = side === 'request' ? connection?.back : connection?.there
  const tell = () => {
    if (exchange.finished) return
    if (side === 'request') caller.hear(exchange.cause, { type: 'drain', side, call: exchange.local })
    else service.hear(exchange.id, { type: 'drain', side, call: exchange.id })
  }
  wire?.send({ carries: 'end', bytes: 0 }, tell, tell)
}

/** The server's end is reset as well; it hears of it if it knows of the request and is not done with it. */
function tellServer({ id, arrived, answerEnded, service }: Exchange, connection: Connection): void {
  if (arrived && !answerEnded && knows(connection)) service.hear(id, { type: 'caller-left', call: id })
}

/** The process that the connection was made to is still the one that runs. */
function knows(connection: Connection): boolean {
  return connection.incarnation === connection.service.incarnation && connection.service.alive
}

/** Nobody holds the other end any more: the system there says so, and no longer that the connection was closed. */
function answerWithReset(net: NetworkState, connection: Connection): void {
  const reset = () => resetByPeer(net, connection, 'ECONNRESET')
  connection.back.supersede()
  connection.back.send({ carries: 'end', bytes: 0 }, reset, reset)
}
