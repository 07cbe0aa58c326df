import { Random } from '../../engine/random.ts'

/**
 * A reader orders a book at the source, and looks at the list of orders, which a copy answers. The change reaches each copy
 * after a lag of its own (exponential). Between ordering and looking, the page needs `LOADS_S` and the reader thinks for an
 * exponential time with mean `THINKS_S`. All times are in seconds, all shares in [0, 1].
 */
export const LOADS_S = 0.2
export const THINKS_S = 0.3
/** Who reloads, does so after this time, and another copy answers. */
export const RELOADS_S = 1

/** Share whose copy is still behind `waitS` after they asked it. */
export function behind(lagS: number, waitS = 0): number {
  return Math.exp(-waitS / lagS) * mean(1 / lagS)
}

/** Share that found the order, reloaded, and found it no more. */
export function vanished(lagS: number): number {
  return Math.exp(-RELOADS_S / lagS) * (mean(1 / lagS) - mean(2 / lagS))
}

/** Mean wait of all readers, where a copy that is behind may wait for the change, at most `waitS`. */
export function meanWait(lagS: number, waitS: number): number {
  return behind(lagS) * lagS * (1 - Math.exp(-waitS / lagS))
}

/** E[exp(−rate · X)] for the time X from ordering to looking. */
function mean(rate: number): number {
  return Math.exp(-rate * LOADS_S) / (1 + rate * THINKS_S)
}

/** Mean lags to ask for, evenly spaced on a scale with ten steps to each factor of ten: 10 ms … 10 s. */
export const STEPS = 30
export function lagAt(step: number): number {
  return Number((0.01 * 10 ** (step / 10)).toPrecision(2))
}

export type Fate = 'found' | 'missed' | 'waited' | 'source'

/** When a reader looks, and how slow the copy is: its lag is this times the mean lag. */
export interface Reader {
  looksS: number
  slow: number
}

/** A hundred readers of one evening. More lag does not change their luck: who missed the order goes on missing it. */
export function readers(evening: number): Reader[] {
  const draw = new Random(`lag-lever/${evening}`)
  const exponential = () => -Math.log(1 - draw.next())
  return Array.from({ length: 100 }, () => ({ looksS: LOADS_S + THINKS_S * exponential(), slow: exponential() }))
}

/** What happens to a reader; `waitS` is `null` where any copy may answer with what it has. */
export function fate(reader: Reader, lagS: number, waitS: number | null): Fate {
  const missingS = reader.slow * lagS - reader.looksS
  if (missingS <= 0) return 'found'
  if (waitS === null) return 'missed'
  return missingS <= waitS ? 'waited' : 'source'
}

/** SVG path of `behind`, in hundredths, by step; `STEPS` wide and 100 high. */
export function path(waitS: number): string {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const height = 100 - behind(0.01 * 10 ** (step / 10), waitS) * 100
    return `${step === 0 ? 'M' : 'L'}${step} ${Math.round(height * 10) / 10}`
  }).join('')
}
