import type { Random } from '../random.ts'
import { type Micros, SECOND } from '../time.ts'

/** One thing that crosses a link: a connection attempt, or part of a request or an answer. */
export interface Packet {
  carries: 'syn' | 'request' | 'answer'
  bytes: number
}

/**
 * What a fault makes of a packet. Verdicts compose: delays add, and dropping or cutting wins over delay.
 * `drop`: it does not arrive while the fault lasts. `cut`: the connection is reset when it would have arrived.
 */
export interface Verdict {
  delay?: Micros
  drop?: boolean
  cut?: boolean
}

export interface LinkRule {
  id: string
  verdict: (packet: Packet, draw: Random) => Verdict
}

export function judge(rules: Iterable<LinkRule>, packet: Packet, draw: Random): Required<Verdict> {
  const all = { delay: 0, drop: false, cut: false }
  for (const rule of rules) {
    const one = rule.verdict(packet, draw)
    all.delay += one.delay ?? 0
    all.drop ||= one.drop ?? false
    all.cut ||= one.cut ?? false
  }
  return all
}

/** Linux resends a connection attempt 1, 3 and 7 s after the first: wait after try n (0 = first). */
export function synWait(attempt: number): Micros {
  return SECOND * 2 ** attempt
}

/** Node's fetch gives a connection this long. */
export const CONNECT_TIMEOUT: Micros = 10 * SECOND

/** Connections that Linux completes for a listener that does not accept (Node asks for 511). */
export const BACKLOG = 511
