/**
 * Two clocks over one firm. The board's clock counts every deployment that its counter sees, of all services together; the
 * other counts how often one service goes live. The first depends on what is counted, the second only on the service's team.
 *
 *     services x environments x share seen
 *     ------------------------------------  =  deployments a day on the board
 *          days from one to the next
 */
export interface Firm {
  services: number
  /** Days from one time that a service goes live to the next. */
  everyDays: number
  /** Environments whose deployments are counted: 1 is production alone. */
  environments: number
  /** Share of deployments that the counter sees, 1 to 100. */
  seenPercent: number
}

export const DAY_SECONDS = 86_400

/** Number of services that the slider can be set to. */
export const services = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 14_900, 20_000, 34_200, 50_000]

/** Two invented firms whose boards read 11.6 s and 0.63 s; in both, each service goes live once a day. */
export const likes = {
  early: { services: 14_900, everyDays: 1, environments: 1, seenPercent: 50 },
  late: { services: 34_200, everyDays: 1, environments: 4, seenPercent: 100 },
} satisfies Record<string, Firm>

/** Deployments a day, from the narrowest count to the one on the board. */
export function perDay(firm: Firm): { oneService: number; live: number; everywhere: number; board: number } {
  const oneService = 1 / firm.everyDays
  const live = firm.services * oneService
  const everywhere = live * firm.environments
  return { oneService, live, everywhere, board: (everywhere * firm.seenPercent) / 100 }
}

/** A span in the unit in which people say it; `n` has at most two digits behind the point. */
export function span(seconds: number): { n: number; unit: 's' | 'min' | 'h' | 'd' } {
  if (seconds < 120) return { n: digits(seconds), unit: 's' }
  if (seconds < 2 * 3600) return { n: digits(seconds / 60), unit: 'min' }
  if (seconds < DAY_SECONDS) return { n: digits(seconds / 3600), unit: 'h' }
  return { n: digits(seconds / DAY_SECONDS), unit: 'd' }
}

/** SVG path of one tick for each time that something happens within `length`, the first half an interval in. */
export function ticks(interval: number, length: number, width: number, height: number): string {
  let path = ''
  for (let at = interval / 2; at < length; at += interval)
    path += `M${Math.round((at / length) * width * 10) / 10} 0V${height}`
  return path
}

const digits = (n: number) => Math.round(n * (n < 10 ? 100 : 10)) / (n < 10 ? 100 : 10)
