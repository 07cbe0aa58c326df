import { MS, SECOND } from '../time.ts'
import type { LinkFault } from './fault.ts'

/**
 * Each packet is lost with this probability, on both ways. TCP makes that a delay, not an error: a lost segment is
 * sent again after 200 ms, doubling (Linux's smallest retransmission timeout), a lost SYN after 1 s, doubling
 * (RFC 6298, section 2.1). Loss of bare acknowledgements is left out: later ones cover for them.
 */
export const loss: LinkFault = {
  kind: 'loss',
  on: 'link',
  ways: ['there', 'back'],
  form: [{ name: 'share', unit: 'share', min: 0, max: 0.9, standard: 0.01 }],
  words: {
    en: { name: 'Lose packets', says: '{share} of packets lost between {from} and {to}' },
    ko: { name: '패킷 손실', says: '{from}–{to} 패킷 {share} 손실' },
  },
  verdict: (packet, params, draw) => {
    const share = params.of('share')
    let wait = packet.carries === 'syn' ? SECOND : 200 * MS
    let delay = 0
    while (draw.chance(share)) {
      delay += wait
      wait *= 2
    }
    return { delay }
  },
}
