import type { LinkFault } from './fault.ts'

/**
 * Something on the way breaks connections: this share of requests and of answers meets a reset instead of arriving. A
 * request that was reset has not been handled; of an answer that was, the caller cannot tell.
 */
export const reset: LinkFault = {
  kind: 'reset',
  on: 'link',
  ways: ['there', 'back'],
  form: [{ name: 'share', unit: 'share', min: 0, max: 1, standard: 0.1 }],
  words: {
    en: { name: 'Reset connections', says: '{share} of messages between {from} and {to} reset' },
    ko: { name: '연결 끊기', says: '{from}–{to} 메시지 {share} 연결 끊김' },
  },
  verdict: (packet, params, draw) => {
    const carriesData = packet.carries === 'request' || packet.carries === 'answer'
    return carriesData && draw.chance(params.of('share')) ? { cut: true } : {}
  },
}
