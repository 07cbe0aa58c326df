import type { Service } from '../service.ts'
import type { Body, CallId, FailureCode, Input, LocalCall, RequestHead } from '../process.ts'
import type { Micros } from '../time.ts'
import type { Lane } from './lane.ts'

/** Whoever can make calls: a service, or the load. */
export interface Caller {
  readonly name: string
  readonly nameIndex: number
  /** Hears a response, part of one, a failure or a drain. */
  hear(cause: CallId, input: Input): void
}

/** A TCP connection from a caller to a service, used by one exchange at a time. */
export interface Connection {
  readonly caller: Caller
  readonly service: Service
  readonly incarnation: number
  readonly port: number
  open: boolean
  idleSince: Micros
  /** When the caller will know that the other side has closed it. */
  closesAt: Micros
  /** In order per direction: nothing arrives before what was sent earlier. */
  lastArrival: { there: Micros; back: Micros }
}

/** One HTTP exchange: a call and its answer. */
export interface Exchange {
  readonly id: CallId
  readonly caller: Caller
  readonly local: LocalCall
  readonly cause: CallId
  readonly service: Service
  readonly port: number
  readonly there: Lane
  readonly back: Lane
  readonly head: RequestHead
  readonly intended: Micros
  /** Parts of the request that were handed over before the connection stood. */
  readonly unsent: { body: Body | null; end: boolean }[]
  connection: Connection | null
  requestSent: boolean
  requestEnded: boolean
  /** The service has seen the request. */
  arrived: boolean
  answered: boolean
  answerEnded: boolean
  callerLeft: boolean
  finished: boolean
  unread: { request: number; response: number }
  choked: { request: boolean; response: boolean }
}

export type Failure = { code: FailureCode; phase: 'connect' | 'exchange' }

/** UTF-8 length of a body, in bytes. */
export function bytesOf(body: Body | null): number {
  if (body === null) return 0
  if (typeof body !== 'string') return body.byteLength
  let bytes = body.length
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i)
    if (code > 0x7f) bytes += code > 0x7ff ? 2 : 1
    if (code >= 0xd800 && code <= 0xdbff) {
      bytes -= 1
      i += 1
    }
  }
  return bytes
}
