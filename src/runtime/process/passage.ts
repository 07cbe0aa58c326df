import { connect, type Socket } from 'node:net'
import type { LinkRule } from '../../engine/network/verdict.ts'
import type { CallLog } from './call-log.ts'
import { HttpMeter } from './http-meter.ts'
import { Lane } from './lane.ts'
import type { ProxyOptions } from './proxy.ts'

/** A call that went over this connection and has not ended. */
interface OpenCall {
  id: number
  method: string
  status: number
}

/** One connection through a link: a socket to the caller, one to the service, a lane each way, and the calls on it. */
export class Passage {
  /** Resolves when both ends are closed. */
  readonly over: Promise<void>
  private readonly caller: Socket
  private readonly service: Socket
  private readonly calls: CallLog
  /** In the order in which they were asked, which is the order in which they are answered. */
  private readonly open: OpenCall[] = []

  constructor(caller: Socket, options: ProxyOptions & { rules: () => Iterable<LinkRule> }) {
    const { from, to, latencyMs, rules, calls } = options
    this.caller = caller
    this.calls = calls
    this.service = connect({ port: options.target(), host: '127.0.0.1', allowHalfOpen: true })
    for (const socket of [caller, this.service]) socket.setNoDelay(true)
    const cut = () => this.cut('ECONNRESET')
    const link = { latencyMs, rules, cut }
    this.carry(
      new Lane({ ...link, carries: 'request', from: caller, to: this.service }),
      caller,
      'request',
      (words) => {
        const [method = 'GET', path = '/'] = words
        const call = { id: calls.begin(from, to, method, path), method, status: 0 }
        this.open.push(call)
        return () => calls.arrive(call.id)
      },
    )
    this.carry(
      new Lane({ ...link, carries: 'answer', from: this.service, to: caller }),
      this.service,
      'answer',
      (words) => {
        const call = this.open.find(({ status }) => status === 0)
        if (!call) return () => {}
        call.status = Number(words[1])
        calls.answer(call.id, call.status, !caller.destroyed)
        return () => {}
      },
    )
    caller.on('close', () => {
      this.endAll('ABORTED')
      this.service.destroy()
    })
    caller.on('error', () => this.service.destroy())
    this.service.on('error', (error: NodeJS.ErrnoException) => this.cut(error.code ?? 'ECONNRESET'))
    this.over = Promise.all(
      [caller, this.service].map((socket) => new Promise<void>((gone) => socket.once('close', () => gone()))),
    ).then(() => {})
  }

  /** Both ends see a reset. */
  cut(failure: string): void {
    this.endAll(failure)
    if (!this.caller.destroyed) this.caller.resetAndDestroy()
    if (!this.service.destroyed) this.service.resetAndDestroy()
  }

  /** `begins` is told the first line of each message, and gives what to do when the message's beginning has arrived. */
  private carry(lane: Lane, from: Socket, kind: 'request' | 'answer', begins: (words: string[]) => () => void): void {
    let marks: (() => void)[] = []
    let began = false
    const meter = new HttpMeter(kind, {
      begin: (words) => {
        began = true
        marks.push(begins(words))
      },
      end: () => {
        if (kind === 'answer') marks.push(() => this.finish())
      },
      bodyless: () => this.open.find(({ status }) => status === 0)?.method === 'HEAD',
    })
    const handOn = () => {
      const reached = marks
      marks = []
      return () => {
        for (const mark of reached) mark()
      }
    }
    from.on('data', (bytes) => {
      began = false
      meter.feed(bytes)
      lane.send(bytes, began, handOn())
    })
    from.on('end', () => {
      meter.close()
      const reached = handOn()
      lane.end(() => {
        reached()
        // whoever still waits for an answer gets none
        if (kind === 'answer') this.endAll(this.caller.readableEnded ? 'ABORTED' : 'ECONNRESET')
      })
    })
  }

  private finish(): void {
    const call = this.open.shift()
    if (call) this.calls.end(call.id, '', call.status)
  }

  private endAll(failure: string): void {
    for (const call of this.open.splice(0)) this.calls.end(call.id, failure)
  }
}
