/**
 * What machines cost, bought or rented, added up over the months. It is a model with round prices: a machine has 32 threads,
 * for some hours of the day all of them are needed, for the rest a tenth.
 *
 *     rented   machines x hours x price; a machine that runs long enough each day is rented by promise, for less
 *     owned    the price on the day of the order, rent until the machines run, then room, power and hands
 */

export interface Need {
  /** Machines at the busiest hour. */
  machines: number
  /** Hours of a day in which all of them are needed. */
  hours: number
}

/** Dollars for an hour of a rented machine that can be given back at any time. */
export const HOUR = 1.4
/** Share of that price for who promises to pay all hours of a year. */
export const PROMISED = 0.6
/** Dollars for a machine that is bought. */
export const MACHINE = 5_000
/** Dollars a month for an owned machine's room, power and network. */
export const ROOM = 100
/** Hours a month of work that owning brings, and what one costs in dollars. */
export const WORK_HOURS = 30
export const WORK_HOURS_MACHINE = 0.5
export const WORK_HOUR = 60
/** Months from the order to the first answer. */
export const DELIVERY = 2
/** Months until a machine is worn out. */
export const LIFE = 60

const DAYS = 365 / 12

/** Machines that are needed in the quiet hours: a tenth, and at least one. */
export function quiet({ machines }: Need): number {
  return Math.max(1, Math.round(machines / 10))
}

/** Machines that are bought: one spare for every ten. */
export function bought({ machines }: Need): number {
  return machines + Math.max(1, Math.round(machines / 10))
}

/** Share of the machine hours at the busiest count that are needed. */
export function use(need: Need): number {
  return (need.machines * need.hours + quiet(need) * (24 - need.hours)) / (need.machines * 24)
}

/** Hours a day from which on it is cheaper to promise a year. */
export const PROMISE_FROM = 24 * PROMISED

/** Dollars a month for renting; by promise what runs longer than `PROMISE_FROM`, by the hour what runs less. */
export function rentMonthly(need: Need): number {
  const steady = quiet(need)
  const hours = steady * PROMISE_FROM + (need.machines - steady) * Math.min(need.hours, PROMISE_FROM)
  return hours * DAYS * HOUR
}

/** Dollars on the day of the order. */
export function purchase(need: Need): number {
  return bought(need) * MACHINE
}

/** Dollars a month once the machines run. */
export function ownMonthly(need: Need): number {
  return bought(need) * ROOM + (WORK_HOURS + bought(need) * WORK_HOURS_MACHINE) * WORK_HOUR
}

/** Dollars spent after so many months of renting. */
export function rented(need: Need, months: number): number {
  return rentMonthly(need) * months
}

/** Dollars spent after so many months by who has ordered on the first day, and rents until the machines run. */
export function owned(need: Need, months: number): number {
  const waiting = Math.min(months, DELIVERY)
  return purchase(need) + rentMonthly(need) * waiting + ownMonthly(need) * (months - waiting)
}

/** Months after which owning has cost less; null where it never does within the machines' life. */
export function crossover(need: Need): number | null {
  const saved = rentMonthly(need) - ownMonthly(need)
  const months = DELIVERY + purchase(need) / saved
  return saved > 0 && months <= LIFE ? months : null
}

/** SVG path of one of the bills: one unit wide for each month, 100 high for `top` dollars. */
export function billPath(bill: (months: number) => number, top: number): string {
  const points = [0, DELIVERY, LIFE].map((month) => `${month} ${height(bill(month), top)}`)
  return `M${points.join('L')}`
}

/** Distance from the upper edge, in percent, of an amount on a scale up to `top`. */
export function height(dollars: number, top: number): number {
  return Math.round((1 - dollars / top) * 1000) / 10
}

/** A round number of dollars that both bills fit under for the whole life of the machines. */
export function roundTop(need: Need): number {
  const most = Math.max(rented(need, LIFE), owned(need, LIFE)) * 1.05
  const power = 10 ** Math.floor(Math.log10(most))
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((n) => n * power).find((one) => one >= most) as number
}
