import type { LoadFault } from './fault.ts'

/** This share of readers all ask for one and the same thing. */
export const hotKey: LoadFault = {
  kind: 'hot-key',
  on: 'load',
  form: [{ name: 'share', unit: 'share', min: 0, max: 1, standard: 0.5 }],
  words: {
    en: { name: 'Hot key', says: '{share} of {target} ask for the same thing' },
    ko: { name: '인기 키', says: '{target} {share} 같은 것을 요청' },
  },
  begin: (load, { id, params, draw }) => {
    const share = params.of('share')
    load.vary(id, (usual) => (draw.chance(share) ? load.sameForAll(id) : usual))
  },
  end: (load, { id }) => load.vary(id, null),
}
