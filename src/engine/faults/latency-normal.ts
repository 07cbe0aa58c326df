import { fromMs } from '../time.ts'
import type { LinkFault } from './fault.ts'

/** Adds a delay to each packet that is drawn from a normal distribution; where that is below zero, nothing. */
export const latencyNormal: LinkFault = {
  kind: 'latency-normal',
  on: 'link',
  ways: ['there', 'back'],
  form: [
    { name: 'meanMs', unit: 'ms', min: 0, max: 10_000, standard: 100 },
    { name: 'deviationMs', unit: 'ms', min: 0, max: 5_000, standard: 20 },
  ],
  words: {
    en: { name: 'Delay around a mean', says: '{meanMs} ± {deviationMs} ms more between {from} and {to}' },
    ko: { name: '정규 분포 지연', says: '{from}–{to} 사이 {meanMs} ± {deviationMs} ms 지연' },
  },
  verdict: (_packet, params, draw) => ({
    delay: fromMs(draw.normal(params.of('meanMs'), params.of('deviationMs'))),
  }),
}
