import type { EventQueue } from '../queue.ts'
import { type Micros, MS, SECOND } from '../time.ts'
import type { Lane } from './lane.ts'
import type { Packet } from './verdict.ts'

/** Linux's smallest wait before it sends again what nobody acknowledged (TCP_RTO_MIN), and its largest. */
const FIRST_RESEND: Micros = 200 * MS
const LAST_RESEND: Micros = 120 * SECOND

/** Whatever stands at the far end of a wire. */
export interface Endpoint {
  /** Its machine has power and answers packets, whether or not a process runs there. */
  readonly reachable: boolean
}

interface Sending {
  packet: Packet
  arrive: () => void
  cut: () => void
}

/**
 * One direction of an open connection, as TCP keeps it: what is sent arrives once and in order. What a partition
 * swallows is sent again after 200 ms, doubling, with everything behind it, so that it gets through some time after
 * the partition has healed (measured on Linux 6.18: a 4 s cut held data back for 6.7 s), also when the sender has
 * closed its socket by then: its system goes on for it.
 */
export class Wire {
  private readonly lane: Lane
  private readonly queue: EventQueue
  private readonly now: () => Micros
  private readonly end: Endpoint
  private lastArrival: Micros = 0
  private wait: Micros = FIRST_RESEND
  private stuck: Sending[] | null = null

  constructor(lane: Lane, end: Endpoint, queue: EventQueue, now: () => Micros) {
    this.lane = lane
    this.end = end
    this.queue = queue
    this.now = now
  }

  /** `arrive` runs when the packet is there, `cut` instead of it when a fault breaks the connection on the way. */
  send(packet: Packet, arrive: () => void, cut: () => void): void {
    if (this.stuck) {
      this.stuck.push({ packet, arrive, cut })
      return
    }
    const now = this.now()
    const { delay, drop, cut: isCut } = this.lane.send(packet, now)
    if (drop) return this.keep({ packet, arrive, cut })
    const arrival = Math.max(now + delay, this.lastArrival)
    this.lastArrival = arrival
    this.queue.plan(arrival, () => {
      if (isCut) return cut()
      if (!this.end.reachable || this.stuck) return this.keep({ packet, arrive, cut })
      this.wait = FIRST_RESEND
      arrive()
    })
  }

  /** What was not delivered will never be: the sender's machine has gone. */
  discard(): void {
    this.stuck = null
  }

  /** What was not delivered is dropped for what comes next, as a reset stands for all that was to be said. */
  supersede(): void {
    this.stuck = null
    this.wait = FIRST_RESEND
  }

  private keep(sending: Sending): void {
    if (this.stuck) {
      this.stuck.push(sending)
      return
    }
    const waiting = [sending]
    this.stuck = waiting
    this.queue.plan(this.now() + this.wait, () => {
      if (this.stuck === waiting) this.again()
    })
    this.wait = Math.min(LAST_RESEND, this.wait * 2)
  }

  private again(): void {
    const waiting = this.stuck ?? []
    this.stuck = null
    for (const sending of waiting) this.send(sending.packet, sending.arrive, sending.cut)
  }
}
