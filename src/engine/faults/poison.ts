import type { LoadFault } from './fault.ts'

/**
 * This share of requests is one that the service was not written for: the lab's own poison request, or else the usual
 * one with a path that cannot be decoded.
 */
export const poison: LoadFault = {
  kind: 'poison',
  on: 'load',
  form: [{ name: 'share', unit: 'share', min: 0, max: 1, standard: 0.01 }],
  words: {
    en: { name: 'Poison request', says: '{share} of {target} send a poison request' },
    ko: { name: '독성 요청', says: '{target} {share} 독성 요청' },
  },
  begin: (load, { id, params, draw }) => {
    const share = params.of('share')
    load.vary(id, (usual) => (draw.chance(share) ? load.poisoned(usual, draw) : usual))
  },
  end: (load, { id }) => load.vary(id, null),
}
