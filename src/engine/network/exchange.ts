import type { Body, CallId, FailureCode, Input, LocalCall, RequestHead } from '../process.ts'
import type { Service } from '../service.ts'
import type { Micros } from '../time.ts'
import type { Endpoint, Wire } from './wire.ts'

/** Whoever can make calls: a service, or the load. */
export interface Caller extends Endpoint {
  readonly name: string
  readonly nameIndex: number
  /** The name that links know it by: all replicas of a service have one. */
  readonly host: string
  /** Hears a response, part of one, a failure or a drain. */
  hear(cause: CallId, input: Input): void
  /** What is wrong with an answer that came whole, by this caller's own measure; '' for nothing. */
  appraise?(input: Input): string
}

/** A TCP connection from a caller to a service, used by one exchange at a time. */
export interface Connection {
  readonly caller: Caller
  readonly service: Service
  readonly incarnation: number
  readonly port: number
  readonly there: Wire
  readonly back: Wire
  /** As the caller knows. */
  open: boolean
  /** The service has answered on it. */
  used: boolean
  idleSince: Micros
  exchange: Exchange | null
}

/** One HTTP exchange: a call and its answer. */
export interface Exchange {
  readonly id: CallId
  readonly caller: Caller
  readonly local: LocalCall
  readonly cause: CallId
  readonly service: Service
  readonly port: number
  readonly head: RequestHead
  readonly intended: Micros
  /** Parts of the request that were handed over before the connection stood. */
  unsent: { body: Body | null; end: boolean }[]
  connection: Connection | null
  requestSent: boolean
  requestEnded: boolean
  /** The request has reached the service's system. */
  arrived: boolean
  answered: boolean
  status: number
  answerEnded: boolean
  callerLeft: boolean
  finished: boolean
  /** Bytes of bodies that lie unread on the other side, and bytes written since the writer was last told to go on. */
  unreadRequest: number
  unreadAnswer: number
  requestWritten: number
  answerWritten: number
  /** Calls made on behalf of this one: name of the host asked, how many so far, next host … */
  tries: number[] | null
}

export type Failure = { code: FailureCode; phase: 'connect' | 'exchange' }
