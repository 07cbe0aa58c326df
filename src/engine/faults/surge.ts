import type { LoadFault } from './fault.ts'

/** This many times as many readers come. */
export const surge: LoadFault = {
  kind: 'surge',
  on: 'load',
  form: [{ name: 'times', unit: 'times', min: 0.1, max: 20, standard: 2 }],
  words: {
    en: { name: 'Surge', says: '{times} times as many {target}' },
    ko: { name: '몰림', says: '{target} {times}배' },
  },
  begin: (load, { id, params }) => load.surge(id, params.of('times')),
  end: (load, { id }) => load.surge(id, 1),
}
