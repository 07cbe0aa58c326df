/** What the gate asks the centre and may keep a copy of. */
export const kinds = ['sessions', 'addresses', 'switch'] as const
export type Kind = (typeof kinds)[number]

/** One row of `runs.json`: a kind, and how old a copy may be; shares and times are means over the seeds. */
export interface Row {
  ageS: number
  /** Questions a second from the gate to the centre, on a quiet evening. */
  asks: number
  /** Of the requests that come while the centre is down, how many in a hundred fail: where the gate then refuses, and where it goes on with its old copy. */
  refused: number
  kept: number
  /** After the truth has changed: seconds until the last request that was served by what had been true before; the worst seed. */
  wrongS: number
  /** How many such requests there were, on average. */
  wrong: number
}

/** The file of runs, written by `make-runs.ts`. */
export interface Runs {
  seeds: number[]
  perSecond: number
  readers: number
  instances: number
  leaseS: number
  downS: number
  ages: number[]
  rows: Record<Kind, Row[]>
}

/**
 * Of a failure of `downS` seconds, the share that is felt where one copy serves all and nothing older than `ageS` may be
 * used: the copy runs out at some moment that is as likely as any other.
 */
export function feltShare(ageS: number, downS: number): number {
  return ageS >= downS ? downS / (2 * ageS) : 1 - ageS / (2 * downS)
}

/** SVG path through values from left to right, each `most` at the top of a picture of 100 × 100. */
export function path(values: number[], most: number): string {
  const step = 100 / (values.length - 1)
  return values
    .map((value, i) => `${i === 0 ? 'M' : 'L'}${round(i * step)} ${round(100 - (value / most) * 100)}`)
    .join('')
}

const round = (n: number) => Math.round(n * 10) / 10
