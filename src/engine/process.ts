import type { BusTrouble } from './faults/bus.ts'
import type { Micros } from './time.ts'

/**
 * What passes between the kernel and one running service. The kernel delivers one input, the service runs until its
 * microtasks are drained, and hands back in order what it did. Nothing else crosses: so the same service gives the
 * same run in one thread with the others, in a worker of its own, in Node and in a browser.
 *
 *     kernel --- Step(input) ---> service
 *     kernel <-- Effect[] ------- service
 */
export interface ServiceProcess {
  /** Runs one step. Resolves when the service's microtasks are drained. Rejects only on a bug of the host. */
  deliver(step: Step): Promise<Effect[]>
  /** Stops the service at once; a step under way never answers. */
  kill(): void
}

/** Gives services a place to run: together in one thread, or apart in a worker each. */
export interface ProcessHost {
  spawn(start: ServiceStart): ServiceProcess
}

/** All that a service is given before its first step. */
export interface ServiceStart {
  name: string
  /** Counts the starts of this service in this run, from 1. */
  incarnation: number
  /** File name to TypeScript text, flat: 'web.ts'. */
  files: Record<string, string>
  entry: string
  env: Record<string, string>
  /** Seeds the streams behind Math.random, crypto and the effort kit of this incarnation. */
  seed: string
  /** What lies on the service's disk, by path; absent when that is nothing. */
  disk?: Record<string, Body>
}

export interface Step {
  /** Virtual time that the service reads as now. */
  now: Micros
  /** How far a fault has put the service's wall clock off, to be added for `Date`; absent when it is right. */
  skew?: Micros
  /** The service's disk is full: writes fail with ENOSPC. Absent when it is not. */
  diskFull?: true
  /** What faults make of the events on this service, which is a bus; absent when nothing. */
  bus?: BusTrouble
  /** The call that made this step happen, 0 for none; what the step does inherits it. */
  cause: CallId
  input: Input
}

/** One HTTP exchange, numbered by the kernel and unique in a run. */
export type CallId = number
/** Number that the calling service gives to its own call, from 1. */
export type LocalCall = number
export type HeaderList = [name: string, value: string][]
/** Text stays text until somebody asks for bytes. */
export type Body = string | Uint8Array

export interface RequestHead {
  method: string
  /** Path with query: '/books/7?full=1'. */
  path: string
  headers: HeaderList
}

export interface ResponseHead {
  status: number
  headers: HeaderList
}

/** Why a call ended without a response. The names are Node's. */
export type FailureCode =
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'ENOTFOUND'
  | 'ETIMEDOUT'
  | 'UND_ERR_CONNECT_TIMEOUT'
  | 'UND_ERR_SOCKET'

export type Input =
  /** Load the modules and run the entry. */
  | { type: 'start' }
  /** A timer set by this service is due. */
  | { type: 'timer'; timer: number }
  /** A request for this service; `end` says that its body is complete. */
  | { type: 'request'; call: CallId; port: number; head: RequestHead; body: Body | null; end: boolean }
  | { type: 'request-body'; call: CallId; body: Body | null; end: boolean }
  /** The caller of a request that is not fully answered has gone. */
  | { type: 'caller-left'; call: CallId }
  | { type: 'response'; call: LocalCall; head: ResponseHead; body: Body | null; end: boolean }
  | { type: 'response-body'; call: LocalCall; body: Body | null; end: boolean }
  /** The call has no (whole) response and will have none. */
  | { type: 'failed'; call: LocalCall; code: FailureCode; phase: 'connect' | 'exchange' }
  /** Bytes that `write()` was told to wait for have been read by the other side. */
  | { type: 'drain'; side: 'request'; call: LocalCall }
  | { type: 'drain'; side: 'response'; call: CallId }
  | { type: 'signal'; signal: string }
  /** A change of the disk that the service waits for has been made. */
  | { type: 'disk-done'; operation: number }

/**
 * `write` leaves the whole of a file, `append` adds to its end, `patch` lays parts over it and leaves it `size` bytes long; a directory is a path that ends in '/', with an empty
 * body, and `rename` takes along all that is in it. `sync` makes what was written survive a loss of power: of one file,
 * or of all.
 */
export type DiskChange =
  | { op: 'write' | 'append'; path: string; body: Body }
  | { op: 'patch'; path: string; parts: { at: number; body: Uint8Array }[]; size: number }
  | { op: 'remove'; path: string }
  | { op: 'rename'; path: string; to: string }
  | { op: 'sync'; path?: string }

export type LogLevel = 'debug' | 'log' | 'info' | 'warn' | 'error'

export type Effect =
  | { type: 'listen'; port: number }
  | { type: 'unlisten'; port: number }
  /**
   * Due after `delay`. `effort` marks simulated work, which the fault `slow` stretches. `cause` overrides the step's
   * own, for work that waited in a queue for somebody else's step to free a worker.
   */
  | { type: 'timer'; timer: number; delay: Micros; effort?: boolean; cause?: CallId }
  | { type: 'clear-timer'; timer: number }
  /** The event loop does nothing else for this long; later effects of the step happen after it. */
  | { type: 'block'; duration: Micros }
  | { type: 'call'; call: LocalCall; host: string; port: number; head: RequestHead; body: Body | null; end: boolean }
  | { type: 'call-body'; call: LocalCall; body: Body | null; end: boolean }
  /** The caller gives the call up; its connection is closed. */
  | { type: 'abort'; call: LocalCall }
  | { type: 'answer'; call: CallId; head: ResponseHead; body: Body | null; end: boolean }
  | { type: 'answer-body'; call: CallId; body: Body | null; end: boolean }
  /** The server destroys the connection instead of answering. */
  | { type: 'destroy'; call: CallId }
  /** The reader has taken this many bytes of a body off the connection. */
  | { type: 'consumed'; side: 'request'; call: CallId; bytes: number }
  | { type: 'consumed'; side: 'response'; call: LocalCall; bytes: number }
  | { type: 'log'; level: LogLevel; text: string }
  /** How a pool stands after a change. */
  | { type: 'pool'; name: string; size: number; busy: number; waiting: number }
  /**
   * The service changes its disk. With an `operation` (from 1) it waits for `disk-done`; with 0 the call was synchronous,
   * and the event loop stands for as long as the disk takes.
   */
  | { type: 'disk'; operation: number; change: DiskChange }
  /** How much memory the service now holds, as far as it declares it; the fault `memory-limit` reads it. */
  | { type: 'memory'; mb: number }
  | { type: 'mark'; name: string }
  /** What was accepted, charged, shipped or seen. Heeded only from the harness's own services. */
  | { type: 'ledger'; account: string; key: string; amount: number }
  /** The service has ended: by process.exit, or by an error that nobody caught. */
  | { type: 'exit'; code: number; error?: ServiceError }

/** An error that ended a service or kept it from starting, as its author should read it. */
export interface ServiceError {
  /** 'SyntaxError', 'TypeError', 'UnknownImport' … */
  name: string
  message: string
  file?: string
  line?: number
  column?: number
  stack?: string
  /** What `message` says of this case, for a page that says it in another language. */
  values?: Record<string, string | number>
}
