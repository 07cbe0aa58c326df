/**
 * A team of seven looks after some services and takes readers' wishes. Looking after costs days each week; what is left goes
 * into wishes. A model: work waits in the queue M/M/c, first come first served, and the team's people are its places.
 */

/** Who does the upkeep: the team by hand, another team that is written tickets, or a platform that the team uses itself. */
export const platforms = ['none', 'tickets', 'self'] as const

export type Platform = (typeof platforms)[number]

export const PEOPLE = 7
export const DAYS_A_WEEK = 5
/** Wishes that readers have of this team each week, and days of work in one. */
export const WISHES_A_WEEK = 6
export const DAYS_A_WISH = 3
/** Days a week that one service takes to be kept running, by hand and with a platform. */
export const UPKEEP_DAYS = 2
export const UPKEEP_WITH_PLATFORM_DAYS = 0.5
/** The platform's people, the teams that write them tickets, the days a ticket takes. */
export const PLATFORM_PEOPLE = 4
export const TEAMS = 6
export const TICKET_DAYS = 0.5
/** Tickets a week for each service, and for each wish. */
export const TICKETS_A_SERVICE = 0.5
export const TICKETS_A_WISH = 1 / 3

/** Most services that the figure hands to one team. */
export const MOST_SERVICES = 14

export interface Week {
  /** Days of the team's 35 that go into upkeep, that wishes would need, and that are left over; the last is never below 0. */
  upkeepDays: number
  wishDays: number
  spareDays: number
  /** Share of the time left after upkeep that wishes need, in percent; 100 and more is too much. */
  busyPercent: number
  /** The same for the platform's people; 0 unless tickets are written. */
  platformPercent: number
  /** Work days from a wish to live, for a wish that needs a ticket if tickets are written; infinite if the queue never ends. */
  liveAfterDays: number
  /** How many of those days the wish waits for the ticket. */
  ticketDays: number
}

/** An average week with so many services. */
export function week(services: number, platform: Platform): Week {
  const days = PEOPLE * DAYS_A_WEEK
  const upkeepDays = Math.min(days, services * (platform === 'none' ? UPKEEP_DAYS : UPKEEP_WITH_PLATFORM_DAYS))
  const wishDays = WISHES_A_WEEK * DAYS_A_WISH
  // whoever is interrupted takes longer by as much
  const left = (days - upkeepDays) / days
  const perDay = WISHES_A_WEEK / DAYS_A_WEEK
  const ownDays = left > 0 ? stay(perDay, DAYS_A_WISH / left, PEOPLE) : Infinity
  const tickets = platform === 'tickets' ? ticketsADay(services) : 0
  const ticketDays = tickets > 0 ? stay(tickets, TICKET_DAYS, PLATFORM_PEOPLE) : 0
  return {
    upkeepDays,
    wishDays,
    spareDays: Math.max(0, days - upkeepDays - wishDays),
    busyPercent: left > 0 ? (100 * wishDays) / (days - upkeepDays) : Infinity,
    platformPercent: (100 * tickets * TICKET_DAYS) / PLATFORM_PEOPLE,
    liveAfterDays: ownDays + ticketDays,
    ticketDays,
  }
}

/** Tickets that all teams together write in a day. */
function ticketsADay(services: number): number {
  return (TEAMS * (services * TICKETS_A_SERVICE + WISHES_A_WEEK * TICKETS_A_WISH)) / DAYS_A_WEEK
}

/** Mean time from coming to done, in days, where `perDay` come and `places` of them are served at once (M/M/c). */
export function stay(perDay: number, meanDays: number, places: number): number {
  const busy = perDay * meanDays
  if (busy >= places) return Infinity
  return meanDays + (mustWait(busy, places) * meanDays) / (places - busy)
}

/** The share that finds every place taken: Erlang's formula C, by way of B. */
function mustWait(busy: number, places: number): number {
  let blocked = 1
  for (let n = 1; n <= places; n++) blocked = (busy * blocked) / (n + busy * blocked)
  return blocked / (1 - (busy / places) * (1 - blocked))
}

/** Pairs of people in a team who may have something to tell each other. */
export function pairs(people: number): number {
  return (people * (people - 1)) / 2
}

/** Days to live that the figure's scale ends at. */
export const TOP_DAYS = 20

/** SVG path of the days to live over the services, from one service on; 100 high, and it leaves the picture at the top. */
export function livePath(platform: Platform): string {
  const points: string[] = []
  for (let services = 1; services <= MOST_SERVICES; services += 0.1) {
    const { liveAfterDays } = week(services, platform)
    const y = Math.max(0, 100 - (100 * liveAfterDays) / TOP_DAYS)
    points.push(`${Math.round((services - 1) * 10) / 10} ${Math.round(y * 10) / 10}`)
    if (y === 0) break
  }
  return `M${points.join('L')}`
}
