import type { LinkFault } from './fault.ts'

/**
 * Nothing gets through, and nobody is told. Attempts to connect are repeated after 1, 3 and 7 s and given up after 10;
 * what open connections carry is sent again until it gets through. With a direction, only that way is cut: requests
 * arrive and answers do not, or the other way round.
 */
export const partition: LinkFault = {
  kind: 'partition',
  on: 'link',
  ways: ['there', 'back'],
  form: [],
  words: {
    en: { name: 'Partition', says: 'nothing gets through between {from} and {to}' },
    ko: { name: '단절', says: '{from}–{to} 단절' },
  },
  verdict: () => ({ drop: true }),
}
