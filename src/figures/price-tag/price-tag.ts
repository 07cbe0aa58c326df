/**
 * Twelve people in four teams of three keep stores running. One store is the paved road: everybody knows it. Whatever stands
 * beside it is an exception. People know as many exceptions well as they have room for, and one person is on call each week.
 */
export const PEOPLE = 12
export const TEAMS = 4
export const TEAM = PEOPLE / TEAMS
export const MOST = 6
/** How many of the twelve leave in a year, in the question whether anybody is left who knows. */
export const LEAVERS = 3
const WEEKS = 52

/** Who looks after an exception: whoever is on call that week, or the team that chose it. */
export const carriers = ['everybody', 'chooser'] as const
export type Carrier = (typeof carriers)[number]

/** What a number of exceptions costs. */
export interface Price {
  /** Of the calls at night, how many in a hundred reach somebody who knows the store; each store calls as often as another. */
  met: number
  /** Weeks in a year in which a person is on call for anything: in a team that chose an exception, and in one that did not. */
  weeksChooser: number
  weeksOther: number
  /** Upgrades and restore drills in a year, all stores together. */
  chores: number
  /** In how many of a hundred draws of the leavers an exception remains that nobody knows. */
  orphaned: number
}

/** For each exception, the people who know it. People of a team have room for `room` exceptions each. */
export function experts(exceptions: number, room: number, carrier: Carrier): number[][] {
  const stores = Array.from({ length: exceptions }, (_, store) => store)
  if (carrier === 'chooser') {
    return stores.map((store) => {
      const team = store % TEAMS
      // a team that chose more than its people have room for deals its exceptions out among them
      const own = stores.filter((other) => other % TEAMS === team)
      return people().filter(
        (person) => Math.floor(person / TEAM) === team && dealt(person % TEAM, own, room).includes(store),
      )
    })
  }
  return stores.map((store) => people().filter((person) => dealt(person, stores, room).includes(store)))
}

/** What is to be done for one store in a year: an upgrade and four restore drills. */
export const CHORES = 5

/** The price of so many exceptions. */
export function price(exceptions: number, room: number, carrier: Carrier): Price {
  const known = experts(exceptions, room, carrier)
  const onRota = carrier === 'everybody' ? PEOPLE : TEAM
  // the week is anybody's of the rota: the share of those who know is the share of the weeks
  const met = (1 + known.reduce((sum, knows) => sum + knows.length / onRota, 0)) / (1 + exceptions)
  const road = 1 / PEOPLE
  const both = 1 - (1 - road) * (1 - 1 / TEAM)
  return {
    met: met * 100,
    weeksChooser: WEEKS * (carrier === 'chooser' && exceptions > 0 ? both : road),
    weeksOther: WEEKS * road,
    chores: (1 + exceptions) * CHORES,
    orphaned: orphaned(known) * 100,
  }
}

/** The share of all choices of leavers after which an exception is left that nobody knows: each choice is tried. */
function orphaned(known: number[][]): number {
  const all = choices(people(), LEAVERS)
  const bad = all.filter((gone) => known.some((knows) => knows.every((person) => gone.includes(person))))
  return bad.length / all.length
}

function choices(from: number[], size: number): number[][] {
  if (size === 0) return [[]]
  return from.flatMap((one, i) => choices(from.slice(i + 1), size - 1).map((rest) => [one, ...rest]))
}

/** The exceptions that fall to one person when they are dealt round like cards. */
function dealt(person: number, stores: number[], room: number): number[] {
  const most = Math.min(room, stores.length)
  return Array.from({ length: most }, (_, i) => stores[(person * most + i) % stores.length] as number)
}

const people = () => Array.from({ length: PEOPLE }, (_, person) => person)
