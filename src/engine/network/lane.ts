import type { Random } from '../random.ts'
import type { Micros } from '../time.ts'
import { judge, type LinkRule, type Packet, type Verdict } from './verdict.ts'

/** One direction of a link. Each has a random stream of its own, so that a fault here shifts nothing elsewhere. */
export class Lane {
  readonly from: string
  readonly to: string
  readonly rules = new Map<string, LinkRule>()
  private readonly latency: Micros
  private readonly draw: Random
  /** Deliveries that wait for a partition to heal. */
  private held: (() => void)[] = []

  constructor(from: string, to: string, latency: Micros, draw: Random) {
    this.from = from
    this.to = to
    this.latency = latency
    this.draw = draw
  }

  send(packet: Packet): Required<Verdict> {
    if (this.rules.size === 0) return { delay: this.latency, drop: false, cut: false }
    const verdict = judge(this.rules.values(), packet, this.draw)
    verdict.delay += this.latency
    return verdict
  }

  /** Keeps what an open connection would send again until a rule is lifted. */
  hold(again: () => void): void {
    this.held.push(again)
  }

  lift(id: string): void {
    if (!this.rules.delete(id)) return
    const waiting = this.held
    this.held = []
    for (const again of waiting) again()
  }
}
