import { type Micros, SECOND } from '../time.ts'

/** One thing that crosses a link: a connection attempt, part of a request or an answer, or the end of a connection. */
export interface Packet {
  carries: 'syn' | 'request' | 'answer' | 'end'
  bytes: number
}

/**
 * What a fault makes of a packet. Verdicts compose: delays add, times on the wire add, and dropping or cutting wins
 * over delay. `drop`: it does not arrive while the fault lasts. `cut`: the connection is reset when it would have
 * arrived. `transmit`: it occupies its direction of the link for this long, and others wait for it.
 */
export interface Verdict {
  delay?: Micros
  transmit?: Micros
  drop?: boolean
  cut?: boolean
}

export interface LinkRule {
  id: string
  verdict: (packet: Packet) => Verdict
}

export function judge(rules: Iterable<LinkRule>, packet: Packet): Required<Verdict> {
  const all = { delay: 0, transmit: 0, drop: false, cut: false }
  for (const rule of rules) {
    const one = rule.verdict(packet)
    all.delay += one.delay ?? 0
    all.transmit += one.transmit ?? 0
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

/**
 * What Node asks `listen` for. Linux completes one connection more than that for a listener that does not accept:
 * 512, see backlog.real.test.ts.
 */
export const BACKLOG = 511

/** What the lines of a request's or an answer's head count for on a link, roughly. */
export const HEAD_BYTES = 200
