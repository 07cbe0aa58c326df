import { Agent, type IncomingMessage, request } from 'node:http'
import { Random } from '../../engine/random.ts'
import type { LoadSpec } from '../../lab/definition.ts'
import type { CallLog } from './call-log.ts'

const PATIENCE_MS = 10_000

/** The same readers as in the simulation, on the wall clock: gaps drawn in advance, so a late timer loses none. */
export class RealLoad {
  readonly name: string
  private factor = 1
  private readonly load: LoadSpec
  private readonly port: () => number
  private readonly calls: CallLog
  private readonly gaps: Random
  private readonly draws: Random
  private readonly agent = new Agent({ keepAlive: true })
  private dueMs = 0
  private timer: ReturnType<typeof setInterval> | null = null

  constructor(name: string, load: LoadSpec, port: () => number, calls: CallLog, seed: number) {
    this.name = name
    this.load = load
    this.port = port
    this.calls = calls
    const random = new Random(`faultline/${seed}`)
    this.gaps = random.split(`load/${name}/gaps`)
    this.draws = random.split(`load/${name}/requests`)
  }

  start(): void {
    this.dueMs = this.calls.now() / 1_000 + this.gap()
    this.timer = setInterval(() => {
      while (this.dueMs <= this.calls.now() / 1_000) {
        this.ask(this.dueMs)
        this.dueMs += this.gap()
      }
    }, 2)
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer)
    this.agent.destroy()
  }

  /** So many times as many readers from now on. How long ago the last one came says nothing about the next. */
  surge(factor: number): void {
    this.factor = factor
    this.dueMs = this.calls.now() / 1_000 + this.gap()
  }

  private gap(): number {
    return this.gaps.exponential(1_000 / (this.load.perSecond * this.factor))
  }

  private ask(intendedMs: number): void {
    const { method, path, headers = [], body } = this.load.request(this.draws)
    const intended = Math.round(intendedMs * 1_000)
    const call = this.calls.begin(this.name, this.load.to, method, path, intended)
    const patience = (this.load.patienceSeconds ?? PATIENCE_MS / 1_000) * 1_000
    const asking = request(
      {
        host: '127.0.0.1',
        port: this.port(),
        method,
        path,
        headers: Object.fromEntries(headers),
        agent: this.agent,
        timeout: patience,
      },
      (answer: IncomingMessage) => {
        this.calls.answer(call, answer.statusCode ?? 0, true)
        answer.resume()
        answer.on('end', () => this.calls.end(call, '', answer.statusCode, intended))
        answer.on('error', () => this.calls.end(call, 'ECONNRESET', 0, intended))
      },
    )
    asking.on('timeout', () => asking.destroy(Object.assign(new Error('the reader left'), { code: 'READER_LEFT' })))
    asking.on('error', (error: NodeJS.ErrnoException) => this.calls.end(call, error.code ?? 'ECONNRESET', 0, intended))
    asking.end(body)
  }
}
