import { exp } from '../exponent.ts'
import { ln } from '../logarithm.ts'
import { fromMs } from '../time.ts'
import type { LinkFault } from './fault.ts'

/** The 99 % point of the standard normal distribution. */
const Z99 = 2.3263478740408408

/**
 * Adds a delay to each packet that is small as a rule and now and then very long: log-normal, given by the median and
 * by what 1 in 100 goes beyond. median * e^(s z) with z normal has its 99 % point at median * e^(s Z99).
 */
export const latencyTail: LinkFault = {
  kind: 'latency-tail',
  on: 'link',
  ways: ['there', 'back'],
  form: [
    { name: 'medianMs', unit: 'ms', min: 0.1, max: 10_000, standard: 10 },
    { name: 'p99Ms', unit: 'ms', min: 0.1, max: 60_000, standard: 500 },
  ],
  words: {
    en: { name: 'Long tail', says: '{medianMs} ms more between {from} and {to}, 1 in 100 over {p99Ms} ms' },
    ko: { name: '긴 꼬리 지연', says: '{from}–{to} 사이 {medianMs} ms 지연, 100번에 1번 {p99Ms} ms 넘음' },
  },
  verdict: (_packet, params, draw) => {
    const median = params.of('medianMs')
    const spread = Math.max(0, ln(params.of('p99Ms') / median)) / Z99
    return { delay: fromMs(median * exp(spread * draw.normal(0, 1))) }
  },
}
