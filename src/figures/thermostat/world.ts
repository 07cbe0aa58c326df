import { type Action, act, type Declaration, free, type Instance, of, plan, type Service } from './plan.ts'

/**
 * Minutes in the life of a few instances. People stop and enlarge them by hand; a keeper sets things right, either by
 * acting on notices of what happened (edges) or by comparing what runs with what is declared (level).
 *
 *     by hand --> running --compared--> loop ----+
 *         \                                      +--> one step a minute
 *          +----notice (lost? twice?)--> events -+
 */
export const keepers = ['nobody', 'events', 'loop'] as const
type Keeper = (typeof keepers)[number]
export const posts = ['arrive', 'lost', 'twice'] as const
export type Post = (typeof posts)[number]
export const scalers = ['none', 'fights', 'agreed'] as const
type Scaler = (typeof scalers)[number]

/** What the keeper is told: an instance is gone, was resized, or one more or less is declared. */
type Notice =
  | { type: 'gone'; service: Service; number: number }
  | { type: 'resized'; service: Service; number: number }
  | { type: 'declared'; service: Service; by: 1 | -1 }

interface Entry {
  minute: number
  who: 'hand' | 'events' | 'loop' | 'scaler' | 'apply'
  action: Action
}

export interface World {
  minute: number
  declared: Declaration
  running: readonly Instance[]
  notices: readonly Notice[]
  log: readonly Entry[]
}

export interface Rules {
  keeper: Keeper
  post: Post
  scaler: Scaler
}

/** How many instances of web the autoscaler wants. */
const SCALER_WANTS = 5

export function started(declared: Declaration): World {
  return { minute: 0, declared, running: done(declared, []), notices: [], log: [] }
}

/** The same declaration for another place, where nothing runs yet. */
export function cloned({ declared }: World): World {
  return { minute: 0, declared: structuredClone(declared), running: [], notices: [], log: [] }
}

/** The declaration that the loop holds: with an autoscaler that was agreed on, the count of web is not in it. */
function held({ declared }: World, scaler: Scaler): Declaration {
  return scaler === 'agreed' ? { ...declared, web: { ...declared.web, count: null } } : declared
}

/** Steps from what runs to what is declared. */
export const drift = (world: World, scaler: Scaler) => plan(held(world, scaler), world.running)

/** All steps of the plan at once. */
export function applied(world: World, scaler: Scaler): World {
  return drift(world, scaler).reduce<World>((now, action) => step(now, 'apply', action), { ...world, notices: [] })
}

/** Somebody stops the last instance of a service, or doubles the memory of the first, past the declaration. */
export function byHand(world: World, what: 'stop' | 'enlarge', service: Service, post: Post): World {
  const mine = of(service, world.running)
  const one = what === 'stop' ? mine.at(-1) : mine[0]
  if (!one) return world
  const { number, gb } = one
  const action: Action =
    what === 'stop' ? { type: 'remove', service, number } : { type: 'resize', service, number, from: gb, gb: gb * 2 }
  return told(step(world, 'hand', action), { type: what === 'stop' ? 'gone' : 'resized', service, number }, post)
}

/** Another count in the declaration. */
export function declaring(world: World, service: Service, count: number, post: Post): World {
  const before = world.declared[service].count ?? 0
  const declared = { ...world.declared, [service]: { ...world.declared[service], count } }
  let now: World = { ...world, declared }
  for (let i = 0; i < Math.abs(count - before); i++)
    now = told(now, { type: 'declared', service, by: count > before ? 1 : -1 }, post)
  return now
}

/** Another memory in the declaration; whoever acts on notices is told for each instance that runs. */
export function sizing(world: World, service: Service, gb: number, post: Post): World {
  const declared = { ...world.declared, [service]: { ...world.declared[service], gb } }
  return of(service, world.running).reduce<World>(
    (now, { number }) => told(now, { type: 'resized', service, number }, post),
    { ...world, declared },
  )
}

/** A minute passes: the keeper takes one step, then the autoscaler takes one. */
export function minute(world: World, rules: Rules): World {
  let now: World = { ...world, minute: world.minute + 1 }
  if (rules.keeper === 'loop') {
    const [next] = drift(now, rules.scaler)
    if (next) now = step(now, 'loop', next)
  }
  if (rules.keeper === 'events') {
    const [notice, ...rest] = now.notices
    now = { ...now, notices: rest }
    const action = notice && answer(now, notice)
    if (action) now = step(now, 'events', action)
  }
  if (rules.scaler !== 'none' && of('web', now.running).length < SCALER_WANTS) {
    const action: Action = { type: 'create', service: 'web', number: free('web', now.running), gb: now.declared.web.gb }
    now = step(now, 'scaler', action)
  }
  return now
}

/** What a keeper does who knows the notice and not what runs: it starts one where one is gone, whichever others there are. */
function answer({ declared, running }: World, notice: Notice): Action | undefined {
  const { service } = notice
  const { gb } = declared[service]
  if (notice.type === 'resized') {
    const one = of(service, running).find(({ number }) => number === notice.number)
    return one && { type: 'resize', service, number: one.number, from: one.gb, gb }
  }
  if (notice.type === 'gone' || notice.by === 1) return { type: 'create', service, number: free(service, running), gb }
  const last = of(service, running).at(-1)
  return last && { type: 'remove', service, number: last.number }
}

function told(world: World, notice: Notice, post: Post): World {
  const copies = post === 'lost' ? [] : post === 'twice' ? [notice, notice] : [notice]
  return { ...world, notices: [...world.notices, ...copies] }
}

function step(world: World, who: Entry['who'], action: Action): World {
  return {
    ...world,
    running: act(world.running, action),
    log: [...world.log, { minute: world.minute, who, action }],
  }
}

const done = (declared: Declaration, running: readonly Instance[]) =>
  plan(declared, running).reduce<readonly Instance[]>(act, running)

/** What the figure begins with. */
export const declaration: Declaration = {
  web: { count: 3, gb: 1 },
  orders: { count: 2, gb: 1 },
  catalog: { count: 2, gb: 2 },
}
export const MOST = 6
export const sizes = [1, 2, 4]
