import type { Micros } from '../time.ts'
import { judge, type LinkRule, type Packet } from './verdict.ts'

/** When a packet arrives after now, and whether it does. */
export interface Passage {
  readonly delay: Micros
  readonly drop: boolean
  readonly cut: boolean
}

/** One direction of a link, with the rules that faults have put on it. */
export class Lane {
  readonly rules = new Map<string, LinkRule>()
  private readonly free: Passage
  /** Until when what was sent earlier occupies the direction, where its bandwidth is limited. */
  private occupied: Micros = 0

  constructor(latency: Micros) {
    this.free = { delay: latency, drop: false, cut: false }
  }

  send(packet: Packet, now: Micros): Passage {
    if (this.rules.size === 0) return this.free
    const { delay, transmit, drop, cut } = judge(this.rules.values(), packet)
    if (transmit > 0 && !drop) this.occupied = Math.max(this.occupied, now) + transmit
    const queued = transmit > 0 && !drop ? this.occupied - now : 0
    return { delay: this.free.delay + delay + queued, drop, cut }
  }
}
