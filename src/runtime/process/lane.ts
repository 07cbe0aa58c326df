import type { Socket } from 'node:net'
import { judge, type LinkRule } from '../../engine/network/verdict.ts'

const LOOK_AGAIN_MS = 50
/** Bytes on their way before whoever sends is held back. */
const MOST_UNDERWAY = 256 * 1024

/** One direction of a connection through a link: bytes leave in the order in which they came, as late as faults ask. */
export class Lane {
  private readonly carries: 'request' | 'answer'
  private readonly from: Socket
  private readonly to: Socket
  private readonly latencyMs: number
  private readonly rules: () => Iterable<LinkRule>
  private readonly cut: () => void
  private tail: Promise<void> = Promise.resolve()
  private underway = 0
  private freeAt = 0

  constructor(options: {
    carries: 'request' | 'answer'
    from: Socket
    to: Socket
    latencyMs: number
    rules: () => Iterable<LinkRule>
    /** A fault resets the connection. */
    cut: () => void
  }) {
    this.carries = options.carries
    this.from = options.from
    this.to = options.to
    this.latencyMs = options.latencyMs
    this.rules = options.rules
    this.cut = options.cut
  }

  /**
   * Bytes that whoever sends has just written. `begins`: a message starts among them, and only then may a fault cut the
   * connection, so that one request is judged once however many packets it takes. `arrived` is called when they are handed on.
   */
  send(bytes: Uint8Array, begins: boolean, arrived: () => void): void {
    const sent = performance.now()
    this.underway += bytes.length
    if (this.underway > MOST_UNDERWAY) this.from.pause()
    this.tail = this.tail.then(async () => {
      const whole = await this.travel(sent, bytes.length, begins)
      if (whole && !this.to.destroyed) {
        arrived()
        if (!this.to.write(bytes)) await new Promise((done) => this.to.once('drain', done).once('close', done))
      }
      this.underway -= bytes.length
      if (this.underway <= MOST_UNDERWAY) this.from.resume()
    })
  }

  /** Whoever sends has nothing more to say; `arrived` as in `send`. */
  end(arrived: () => void): void {
    const sent = performance.now()
    this.tail = this.tail.then(async () => {
      await this.travel(sent, 0, false)
      arrived()
      this.to.end()
    })
  }

  /** False when a fault has cut the connection instead. */
  private async travel(sent: number, bytes: number, begins: boolean): Promise<boolean> {
    let verdict = judge(this.rules(), { carries: this.carries, bytes })
    while (verdict.drop && !this.to.destroyed) {
      await later(LOOK_AGAIN_MS)
      sent = performance.now()
      verdict = judge(this.rules(), { carries: this.carries, bytes })
    }
    this.freeAt = Math.max(this.freeAt, sent) + verdict.transmit / 1_000
    await later(this.freeAt + this.latencyMs + verdict.delay / 1_000 - performance.now())
    if (!begins || !verdict.cut) return true
    this.cut()
    return false
  }
}

function later(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms))
}
