/** What should run, what runs, and the steps from the one to the other. Names are made from the service and a number, so that a name says which instance is meant. */
export const services = ['web', 'orders', 'catalog'] as const
export type Service = (typeof services)[number]

/** How many instances of a service shall run, with how much memory each; no count where somebody else decides it. */
interface Wanted {
  count: number | null
  gb: number
}
export type Declaration = Record<Service, Wanted>

export interface Instance {
  service: Service
  number: number
  gb: number
}

export type Action =
  | { type: 'create'; service: Service; number: number; gb: number }
  | { type: 'remove'; service: Service; number: number }
  | { type: 'resize'; service: Service; number: number; from: number; gb: number }

/** The steps that lead from what runs to what is declared. None, if it is so already. */
export function plan(declared: Declaration, running: readonly Instance[]): Action[] {
  return services.flatMap((service) => {
    const { count, gb } = declared[service]
    const mine = of(service, running)
    const wanted = count === null ? mine.map(({ number }) => number) : Array.from({ length: count }, (_, i) => i + 1)
    const create = wanted
      .filter((number) => mine.every((one) => one.number !== number))
      .map((number): Action => ({ type: 'create', service, number, gb }))
    const remove = mine
      .filter(({ number }) => !wanted.includes(number))
      .map(({ number }): Action => ({ type: 'remove', service, number }))
    const resize = mine
      .filter((one) => wanted.includes(one.number) && one.gb !== gb)
      .map((one): Action => ({ type: 'resize', service, number: one.number, from: one.gb, gb }))
    return [...create, ...resize, ...remove]
  })
}

/** What runs after one step. A step that has been done already changes nothing. */
export function act(running: readonly Instance[], action: Action): Instance[] {
  const others = running.filter((one) => one.service !== action.service || one.number !== action.number)
  if (action.type === 'remove') return others
  const { service, number, gb } = action
  if (action.type === 'resize' && others.length === running.length) return others
  return [...others, { service, number, gb }].sort(
    (a, b) => services.indexOf(a.service) - services.indexOf(b.service) || a.number - b.number,
  )
}

export const of = (service: Service, running: readonly Instance[]) => running.filter((one) => one.service === service)

/** The lowest number that no instance of the service has. */
export function free(service: Service, running: readonly Instance[]): number {
  const taken = of(service, running).map(({ number }) => number)
  let number = 1
  while (taken.includes(number)) number += 1
  return number
}
