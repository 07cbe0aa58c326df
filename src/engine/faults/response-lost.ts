import type { LinkFault } from './fault.ts'

/** The connection is cut after the handler ran: the caller does not know whether it did. */
export const responseLost: LinkFault = {
  kind: 'response-lost',
  on: 'link',
  ways: ['back'],
  form: [{ name: 'share', unit: 'share', min: 0, max: 1, standard: 0.1 }],
  words: {
    en: { name: 'Lose answers', says: '{share} of answers from {to} to {from} lost' },
    ko: { name: '응답 손실', says: '{to}→{from} 응답 {share} 손실' },
  },
  verdict: (packet, params, draw) =>
    packet.carries === 'answer' && draw.chance(params.of('share')) ? { cut: true } : {},
}
