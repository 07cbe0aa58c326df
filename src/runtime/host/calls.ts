import type { Body, FailureCode, LocalCall, RequestHead, ResponseHead } from '../../engine/process.ts'
import { context } from './context.ts'

/** Who made a call, and wants to know how it goes. */
export interface Caller {
  responded(head: ResponseHead, body: Body | null, end: boolean): void
  received(body: Body | null, end: boolean): void
  failed(code: FailureCode, phase: 'connect' | 'exchange'): void
  drained(): void
}

let lastCall = 0
const open = new Map<LocalCall, Caller>()

context.receive('response', ({ call, head, body, end }) => {
  const caller = open.get(call)
  if (end) forget(call)
  caller?.responded(head, body, end)
})
context.receive('response-body', ({ call, body, end }) => {
  const caller = open.get(call)
  if (end) forget(call)
  caller?.received(body, end)
})
context.receive('failed', ({ call, code, phase }) => {
  const caller = open.get(call)
  forget(call)
  caller?.failed(code, phase)
})

/** Hands a call to the kernel. `localhost` is the service itself. */
export function placeCall(
  url: { host: string; port: number },
  head: RequestHead,
  body: Body | null,
  end: boolean,
  caller: Caller,
): LocalCall {
  lastCall += 1
  open.set(lastCall, caller)
  context.handles += 1
  const host = url.host === 'localhost' || url.host === '127.0.0.1' ? context.start.name : url.host
  context.emit({ type: 'call', call: lastCall, host, port: url.port, head, body, end })
  return lastCall
}

export function sendMore(call: LocalCall, body: Body | null, end: boolean): void {
  if (open.has(call)) context.emit({ type: 'call-body', call, body, end })
}

/** Gives a call up; its caller hears no more of it. */
export function abandonCall(call: LocalCall): void {
  if (!open.has(call)) return
  forget(call)
  context.emit({ type: 'abort', call })
}

/** A request's reader has taken what was written. */
export function callDrained(call: LocalCall): void {
  open.get(call)?.drained()
}

function forget(call: LocalCall): void {
  if (open.delete(call)) context.handles -= 1
}

/** The error that Node gives for a failed connection, with its code, system call and address. */
export function networkError(code: FailureCode, host: string, port: number): Error {
  switch (code) {
    case 'ECONNREFUSED':
      return system(`connect ECONNREFUSED ${host}:${port}`, {
        errno: -111,
        code,
        syscall: 'connect',
        address: host,
        port,
      })
    case 'ETIMEDOUT':
      return system(`connect ETIMEDOUT ${host}:${port}`, { errno: -110, code, syscall: 'connect', address: host, port })
    case 'ENOTFOUND':
      return system(`getaddrinfo ENOTFOUND ${host}`, { errno: -3008, code, syscall: 'getaddrinfo', hostname: host })
    case 'ECONNRESET':
      return system('read ECONNRESET', { errno: -104, code, syscall: 'read' })
    case 'UND_ERR_CONNECT_TIMEOUT':
      return system(`Connect Timeout Error (attempted address: ${host}:${port}, timeout: 10000ms)`, {
        name: 'ConnectTimeoutError',
        code,
      })
    case 'UND_ERR_SOCKET':
      return system('other side closed', { name: 'SocketError', code })
    default:
      return code satisfies never
  }
}

function system(message: string, fields: object): Error {
  return Object.assign(new Error(message), fields)
}
