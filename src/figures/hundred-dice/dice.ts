import { Random } from '../../engine/random.ts'

/**
 * A page asks so many services and waits for the slowest. Each of its calls is a die with one slow side, and no die knows of
 * another: the page is quick only if every die shows a quick side.
 */

/** Share of pages that wait for at least one slow call, where `slowPercent` of the calls are slow. */
export function slowShare(calls: number, slowPercent: number): number {
  return 1 - (1 - slowPercent / 100) ** calls
}

/** Calls to ask for, evenly spaced on a scale on which every step of ten doubles the digits: 1 … 1,000. */
export const STEPS = 30
export function callsAt(step: number): number {
  return Math.round(10 ** (step / 10))
}

/** The luck of a hundred pages, each a number in [0, 1). More calls need more luck: a page once slow stays slow. */
export function luck(evening: number): number[] {
  const draw = new Random(`hundred-dice/${evening}`)
  return Array.from({ length: 100 }, () => draw.next())
}

/** Which of those pages are slow: a page's luck must lie below the chance that all its calls are quick. */
export function slowPages(evening: number[], calls: number, slowPercent: number): boolean[] {
  const quick = 1 - slowShare(calls, slowPercent)
  return evening.map((page) => page >= quick)
}

/** SVG path of the share by step, `STEPS` wide and 100 high. */
export function sharePath(slowPercent: number): string {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const height = 100 - slowShare(10 ** (step / 10), slowPercent) * 100
    return `${step === 0 ? 'M' : 'L'}${step} ${Math.round(height * 10) / 10}`
  }).join('')
}
