/**
 * Twelve people in two companies, run as services: a team is a service, its people a pool, a work day a second. `runs.json`
 * holds what came of it, written by `make-runs.ts`.
 */

/** One run: days from the wish until it is live, and how many wishes waited before each team on an average day. */
export interface OrgRun {
  median: number
  p90: number
  waiting: number[]
}

/** The file of runs; the lists within are by seed. */
export interface Runs {
  seeds: number[]
  days: number
  handOffDays: number[]
  sentBackPercent: number[]
  slowerPercent: number[]
  /** `layers[sent back in %][days of a hand-off]`: a team each for pages, services and database, four people in each. */
  layers: Record<string, Record<string, OrgRun[]>>
  /** `features[slower in %]`: four teams of three, each does everything for one product. */
  features: Record<string, OrgRun[]>
  /** The same teams when the first product is wanted twice as much as each other; the key lists the teams' sizes. */
  uneven: Record<string, OrgRun[]>
}

/** The middle one of the seeds, with the lowest and the highest. */
export interface Spread {
  middle: number
  low: number
  high: number
}

/** What the seeds gave for one number. */
export function spread(runs: OrgRun[], of: 'median' | 'p90'): Spread {
  return sorted(runs.map((run) => run[of]))
}

/** Wishes that wait before a team on an average day, by team. */
export function waiting(runs: OrgRun[]): number[] {
  return (runs[0]?.waiting ?? []).map((_, team) => sorted(runs.map((run) => run.waiting[team] ?? 0)).middle)
}

/** Wishes of the whole company; at three days of work each they need 9.6 of the twelve people. */
export const WISHES_A_DAY = 3.2

/**
 * Share of the people's time that the work takes, by layer, in percent. A wish that is sent back passes twice: of what
 * reaches the second and third team a share goes back by one.
 */
export function layersLoad(sentBackPercent: number, people = 4): number[] {
  const back = sentBackPercent / 100
  const second = 1 / (1 - back) ** 2
  const visits = [1 + back * second, second, (1 - back) * second]
  return visits.map((times) => Math.round((100 * WISHES_A_DAY * times) / people))
}

/** The same for feature teams of three whose people are slower at everything. */
export function featuresLoad(slowerPercent: number): number {
  return Math.round((100 * (WISHES_A_DAY / 4) * 3 * (1 + slowerPercent / 100)) / 3)
}

/** The scale of lead times, in days. */
export const BOTTOM_DAYS = 3
export const TOP_DAYS = 30

/** Height of a lead time on a scale on which every step is as many times the one before, in percent from below. */
export function height(days: number): number {
  const share = Math.log(days / BOTTOM_DAYS) / Math.log(TOP_DAYS / BOTTOM_DAYS)
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10
}

/** SVG path of the layers' median over the share that is sent back, one unit wide for each percent, 100 high. */
export function medianPath(runs: Runs, handOffDays: number): string {
  return `M${edge(runs, handOffDays, 'middle').join('L')}`
}

/** The lowest and the highest of the seeds, as an area. */
export function medianBand(runs: Runs, handOffDays: number): string {
  return `M${[...edge(runs, handOffDays, 'high'), ...edge(runs, handOffDays, 'low').reverse()].join('L')}Z`
}

function edge(runs: Runs, handOffDays: number, end: keyof Spread): string[] {
  return runs.sentBackPercent.map((percent) => {
    const found = spread(layersAt(runs, percent, handOffDays), 'median')[end]
    return `${percent} ${depth(found)}`
  })
}

/** Where a lead time stands from above, in percent. */
export function depth(days: number): number {
  return Math.round((100 - height(days)) * 10) / 10
}

/** The runs of the layers at one setting. */
export function layersAt(runs: Runs, sentBackPercent: number, handOffDays: number): OrgRun[] {
  return runs.layers[sentBackPercent]?.[handOffDays] ?? []
}

function sorted(values: number[]): Spread {
  const inOrder = [...values].sort((a, b) => a - b)
  return { middle: inOrder[inOrder.length >> 1] ?? 0, low: inOrder[0] ?? 0, high: inOrder.at(-1) ?? 0 }
}
