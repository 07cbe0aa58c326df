import type { LoadPlan, WorldPlan } from '../plan.ts'
import type { Input } from '../process.ts'
import { type Micros, MS, SECOND } from '../time.ts'
import { World } from '../world.ts'
import { type ToyService, toyHost } from './host.ts'

export interface ToyWorldOptions {
  seed?: number
  /** One way, on every link. */
  latency?: Micros
  loads?: (Partial<LoadPlan> & { name: string; to: string })[]
  /** Changes the plan before the world is made. */
  change?: (plan: WorldPlan) => void
}

/** Opens a world of toy services in which each may call each. */
export async function toyWorld(services: Record<string, ToyService>, options: ToyWorldOptions = {}): Promise<World> {
  const { seed = 1, latency = MS, loads = [] } = options
  const names = Object.keys(services)
  const plan: WorldPlan = {
    services: names.map((name) => ({ name, files: {}, entry: '', port: 80, env: {}, harness: false })),
    links: [
      ...names.flatMap((from, i) => names.slice(i + 1).map((to) => ({ from, to, latency }))),
      ...loads.map((load) => ({ from: load.name, to: load.to, latency })),
    ],
    loads: loads.map((load) => ({
      perSecond: 100,
      patience: 10 * SECOND,
      request: () => ({ method: 'GET', path: '/' }),
      ...load,
    })),
  }
  options.change?.(plan)
  // 'inventory-2' runs what 'inventory' runs
  const host = toyHost(
    new Proxy(services, {
      get: (known, name: string) => known[name] ?? known[name.replace(/-\d+$/, '')],
    }),
  )
  const world = new World(plan, seed, host)
  await world.open()
  return world
}

/** How one call of a scripted client ended. */
export interface Outcome {
  path: string
  sent: Micros
  ended: Micros
  status: number
  code: string
}

export interface Script {
  service: ToyService
  outcomes: Outcome[]
}

/** A service that makes calls to `to` at given moments, and notes how each ended; `patience` makes it give up. */
export function scripted(to: string, calls: { at: Micros; path?: string; patience?: Micros }[]): Script {
  const outcomes: Outcome[] = []
  const service: ToyService = (toy) => {
    for (const { at, path = '/', patience } of calls) {
      toy.timer(at, () => {
        const sent = toy.now
        let timer = 0
        const call = toy.call(to, path, (status, answer) => {
          if (timer) toy.clear(timer)
          outcomes.push({ path, sent, ended: toy.now, status, code: codeOf(answer) })
        })
        if (patience === undefined) return
        timer = toy.timer(patience, () => {
          toy.abort(call)
          outcomes.push({ path, sent, ended: toy.now, status: 0, code: 'GAVE_UP' })
        })
      })
    }
    return () => {}
  }
  return { service, outcomes }
}

/** Answers 200 at once, or after `delay`; `handled` counts requests, `left` those whose caller was heard to leave. */
export function counting(delay: Micros = 0) {
  const seen = { handled: 0, left: 0, paths: [] as string[] }
  const service: ToyService = (toy) => {
    toy.on.callerLeft = () => {
      seen.left += 1
    }
    return (request) => {
      seen.handled += 1
      seen.paths.push(request.head.path)
      if (delay === 0) toy.answer(request.call, 200)
      else toy.timer(delay, () => toy.answer(request.call, 200))
    }
  }
  return { service, seen }
}

function codeOf(answer: Input): string {
  return answer.type === 'failed' ? answer.code : ''
}
