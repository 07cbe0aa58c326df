import { fromMs } from '../time.ts'
import type { LinkFault } from './fault.ts'

/** Adds this much to each way, plus up to `jitterMs` more, drawn evenly for each packet. */
export const latency: LinkFault = {
  kind: 'latency',
  on: 'link',
  ways: ['there', 'back'],
  form: [
    { name: 'ms', unit: 'ms', min: 0, max: 10_000, standard: 100 },
    { name: 'jitterMs', unit: 'ms', min: 0, max: 10_000, standard: 0 },
  ],
  words: {
    en: { name: 'Delay', says: '{ms} ms more between {from} and {to}' },
    ko: { name: '지연', says: '{from}–{to} 사이 {ms} ms 지연' },
  },
  verdict: (_packet, params, draw) => {
    const jitter = params.of('jitterMs')
    return { delay: fromMs(params.of('ms') + (jitter > 0 ? draw.uniform(0, jitter) : 0)) }
  },
}
