import type { Fleet } from '../fleet.ts'
import { Row } from '../journal.ts'
import type { Network } from '../network/network.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'
import type { FaultKind, FormField, Injection, Params, Values } from './fault.ts'
import { faultKinds } from './kinds.ts'

/** A fault as it is asked for: `target` is a service, a load, or a link as 'web>inventory'. */
export interface FaultOrder {
  /** Chosen by whoever asks; lifts the fault again. */
  id: string
  kind: string
  target: string
  params?: Params
  /** For a fault on a link: this direction only. `there` carries calls, `back` answers. */
  way?: 'there' | 'back'
}

/** The faults that act now. Putting one in and lifting it are rows of the journal. */
export class FaultBoard {
  readonly active = new Map<string, FaultOrder>()
  private readonly injections = new Map<string, Injection>()
  private readonly counts = new Map<string, number>()
  private readonly world: World
  private readonly fleet: Fleet
  private readonly network: Network
  private readonly random: Random

  constructor(world: World, fleet: Fleet, network: Network, random: Random) {
    this.world = world
    this.fleet = fleet
    this.network = network
    this.random = random
  }

  /** @throws Error with a sentence when the fault, its target or a value is unknown here. */
  inject(order: FaultOrder): void {
    const kind = known(order.kind)
    const injection = { id: order.id, params: valuesOf(kind, order.params ?? {}), draw: this.stream(order.id) }
    this.check(kind, order, injection.params)
    if (this.active.has(order.id)) this.lift(order.id)
    this.record(order, 1)
    if (kind.on !== 'service' || kind.end) {
      this.active.set(order.id, order)
      this.injections.set(order.id, injection)
    }
    switch (kind.on) {
      case 'service':
        return kind.begin(this.fleet, this.world.service(order.target), injection)
      case 'load':
        return kind.begin(this.world.load(order.target), injection)
      case 'link': {
        const [from, to] = ends(order.target)
        for (const way of kind.ways) {
          if (order.way && order.way !== way) continue
          const draw = injection.draw.split(way)
          const rule = { id: order.id, verdict: (packet: Packet) => kind.verdict(packet, injection.params, draw) }
          if (way === 'there') this.network.rule(from, to, rule)
          else this.network.rule(to, from, rule)
        }
        return
      }
      default:
        kind satisfies never
    }
  }

  lift(id: string): void {
    const order = this.active.get(id)
    const injection = this.injections.get(id)
    if (!order || !injection) return
    this.forget(order)
    const kind = known(order.kind)
    if (kind.on === 'service') kind.end?.(this.fleet, this.world.service(order.target), injection)
    else if (kind.on === 'load') kind.end(this.world.load(order.target), injection)
    else {
      const [from, to] = ends(order.target)
      this.network.lift(from, to, id)
      this.network.lift(to, from, id)
    }
  }

  /** A new process is not paused: what acted on the old one has ended with it. */
  processReplaced(name: string): void {
    for (const order of [...this.active.values()]) {
      if (order.kind === 'pause' && order.target === name) this.forget(order)
    }
  }

  private forget(order: FaultOrder): void {
    this.active.delete(order.id)
    this.injections.delete(order.id)
    this.record(order, 0)
  }

  /** Each time that a fault is put in it draws from a stream of its own. */
  private stream(id: string): Random {
    const count = (this.counts.get(id) ?? 0) + 1
    this.counts.set(id, count)
    return this.random.split(`${id}/${count}`)
  }

  private check(kind: FaultKind, { target, way }: FaultOrder, params: Values): void {
    if (way && (kind.on !== 'link' || !kind.ways.includes(way))) {
      throw new Error(`The fault '${kind.kind}' has no direction '${way}'.`)
    }
    if (kind.on === 'service') {
      const service = this.world.service(target)
      kind.check?.(service, params)
    } else if (kind.on === 'load') this.world.load(target)
    else for (const name of ends(target)) if (!this.world.loads.has(name)) this.world.service(name)
  }

  private record(order: FaultOrder, begins: 0 | 1): void {
    const { journal, now } = this.world
    const names = [journal.name(order.id), journal.name(order.kind), journal.name(order.target)] as const
    journal.add(Row.fault, now, ...names, begins)
  }
}

type Packet = Parameters<Extract<FaultKind, { on: 'link' }>['verdict']>[0]

function known(kind: string): FaultKind {
  const found = faultKinds[kind]
  if (found) return found
  throw new Error(`There is no fault '${kind}'. There are: ${Object.keys(faultKinds).join(', ')}.`)
}

function ends(target: string): [string, string] {
  const [from, to, more] = target.split('>')
  if (from && to && more === undefined) return [from, to]
  throw new Error(`A fault on a link needs a target such as 'web>inventory', not '${target}'.`)
}

export function valuesOf({ kind, form }: FaultKind, given: Params): Values {
  for (const name of Object.keys(given)) {
    if (form.some((field) => field.name === name)) continue
    const names = form.map((field) => field.name).join(', ') || 'nothing'
    throw new Error(`The fault '${kind}' takes ${names}; it has no '${name}'.`)
  }
  const all = new Map(form.map((field) => [field.name, inRange(kind, field, given[field.name])]))
  return {
    of(name) {
      const value = all.get(name)
      if (value === undefined) throw new Error(`The form of the fault '${kind}' has no field '${name}'.`)
      return value
    },
  }
}

function inRange(kind: string, { name, min, max, unit, standard }: FormField, given: number | undefined): number {
  const value = given ?? standard
  const whole = unit !== 'count' || Number.isInteger(value)
  if (whole && value >= min && value <= max) return value
  throw new Error(`The fault '${kind}' takes ${name} from ${min} to ${max} (${unit}), not ${value}.`)
}
