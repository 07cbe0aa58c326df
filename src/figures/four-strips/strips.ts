/**
 * What the four strips show, from runs of the lab's code in the engine: `runs.json` beside this file. It is written by the
 * lab's own generator, never by hand; `journalHash` ties it to those runs.
 */

/** The code that a strip runs, in the order in which each adds one thing to the one before. */
export const variants = ['start', 'jitter', 'budget', 'solution'] as const

export type Variant = (typeof variants)[number]

/** One run: answers that somebody still waited for, by second of virtual time. */
export interface Strip {
  usefulPerSecond: number[]
  /** Seconds from the end of the pause to the first moment of steady success; null if it did not come. */
  usefulAgainAfterS: number | null
}

/** The file of runs. */
export interface Runs {
  seed: number
  pausesMs: number[]
  seconds: number
  /** When the pause begins; 15 s where the file does not say. */
  pauseStartsS?: number
  variants: Record<Variant, Record<string, Strip>>
  journalHash: string
}

/** The top of the scale, in answers a second: above the highest value, at a multiple of 50. */
export function scaleTop(runs: Runs): number {
  let top = 0
  for (const variant of variants) {
    for (const strip of Object.values(runs.variants[variant])) top = Math.max(top, ...strip.usefulPerSecond)
  }
  return Math.ceil((top + 1) / 50) * 50
}

/** SVG path through the middle of each second, in a box of 10 units a second and 100 units height. */
export function linePath(values: number[], top: number): string {
  return values.map((value, i) => `${i === 0 ? 'M' : 'L'}${i * 10 + 5} ${height(value, top)}`).join('')
}

/** The same line closed along the ground. */
export function areaPath(values: number[], top: number): string {
  return values.length === 0 ? '' : `${linePath(values, top)}L${values.length * 10 - 5} 100L5 100Z`
}

/** How a strip ends: never, at once (within a second), or after so many whole seconds. */
export function outcome(strip: Strip): 'never' | 'now' | number {
  if (strip.usefulAgainAfterS === null) return 'never'
  return strip.usefulAgainAfterS < 1 ? 'now' : Math.round(strip.usefulAgainAfterS)
}

/** Mean of the seconds `from` up to, not including, `to`; a whole number. */
export function mean(values: number[], from: number, to: number): number {
  const part = values.slice(from, to)
  return part.length === 0 ? 0 : Math.round(part.reduce((sum, value) => sum + value, 0) / part.length)
}

const height = (value: number, top: number) => Math.round((1 - value / top) * 1000) / 10
