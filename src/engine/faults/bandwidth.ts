import { type Micros, SECOND } from '../time.ts'
import type { LinkFault } from './fault.ts'

/** What IP and TCP add to a packet, and the whole of one that carries nothing. */
const FRAME_BYTES = 60

/** Each direction carries this many kilobytes (1,000 bytes) a second; what comes meanwhile waits its turn. */
export const bandwidth: LinkFault = {
  kind: 'bandwidth',
  on: 'link',
  ways: ['there', 'back'],
  form: [{ name: 'kbPerSecond', unit: 'kB/s', min: 1, max: 1_000_000, standard: 100 }],
  words: {
    en: { name: 'Thin line', says: '{kbPerSecond} kB a second between {from} and {to}' },
    ko: { name: '대역폭 제한', says: '{from}–{to} 초당 {kbPerSecond} kB' },
  },
  verdict: (packet, params) => ({ transmit: timeFor(packet.bytes + FRAME_BYTES, params.of('kbPerSecond')) }),
}

function timeFor(bytes: number, kbPerSecond: number): Micros {
  return Math.ceil((bytes * SECOND) / (kbPerSecond * 1_000))
}
