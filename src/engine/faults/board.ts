import { Row } from '../journal.ts'
import type { Network } from '../network/network.ts'
import type { World } from '../world.ts'
import type { FaultKind, Params } from './fault.ts'
import { faultKinds } from './kinds.ts'

/** A fault as it is asked for: `target` is a service, a load, or a link as 'web>inventory'. */
export interface FaultOrder {
  /** Chosen by whoever asks; lifts the fault again. */
  id: string
  kind: string
  target: string
  params?: Params
}

/** The faults that act now. Putting one in and lifting it are rows of the journal. */
export class FaultBoard {
  readonly active = new Map<string, FaultOrder>()
  private readonly world: World
  private readonly network: Network

  constructor(world: World, network: Network) {
    this.world = world
    this.network = network
  }

  inject(order: FaultOrder): void {
    const kind = known(order.kind)
    const params = withStandards(kind, order)
    if (this.active.has(order.id)) this.lift(order.id)
    this.record(order, 1)
    switch (kind.on) {
      case 'service': {
        const service = this.world.service(order.target)
        if (kind.end) this.active.set(order.id, order)
        kind.begin(this.world, service, params)
        return
      }
      case 'link': {
        const [from, to] = ends(order.target)
        this.active.set(order.id, order)
        for (const way of kind.ways) {
          const rule = { id: order.id, verdict: (packet: Parameters<typeof kind.verdict>[0], draw: Parameters<typeof kind.verdict>[2]) => kind.verdict(packet, params, draw) }
          if (way === 'there') this.network.rule(from, to, rule)
          else this.network.rule(to, from, rule)
        }
        return
      }
      case 'load':
        this.active.set(order.id, order)
        kind.begin(this.load(order.target), params)
        return
      default:
        kind satisfies never
    }
  }

  lift(id: string): void {
    const order = this.active.get(id)
    if (!order) return
    this.active.delete(id)
    this.record(order, 0)
    const kind = known(order.kind)
    if (kind.on === 'service') kind.end?.(this.world, this.world.service(order.target))
    else if (kind.on === 'load') kind.end(this.load(order.target))
    else {
      const [from, to] = ends(order.target)
      this.network.lift(from, to, id)
      this.network.lift(to, from, id)
    }
  }

  /** A new process is not paused: what acted on the old one has ended with it. */
  processReplaced(name: string): void {
    for (const [id, order] of this.active) {
      if (order.kind !== 'pause' || order.target !== name) continue
      this.active.delete(id)
      this.record(order, 0)
    }
  }

  private record(order: FaultOrder, begins: 0 | 1): void {
    const { journal, now } = this.world
    journal.add(Row.fault, now, journal.name(order.id), journal.name(order.kind), journal.name(order.target), begins)
  }

  private load(name: string) {
    const load = this.world.loads.get(name)
    if (!load) throw new Error(`There is no load '${name}' here. There are: ${[...this.world.loads.keys()].join(', ')}.`)
    return load
  }
}

function known(kind: string): FaultKind {
  const found = faultKinds[kind]
  if (!found) throw new Error(`There is no fault '${kind}'. There are: ${Object.keys(faultKinds).join(', ')}.`)
  return found
}

function ends(target: string): [string, string] {
  const [from, to] = target.split('>')
  if (!from || !to) throw new Error(`A fault on a link needs a target such as 'web>inventory', not '${target}'.`)
  return [from, to]
}

function withStandards(kind: FaultKind, order: FaultOrder): Params {
  const params: Params = {}
  for (const field of kind.form) {
    const value = order.params?.[field.name] ?? field.standard
    if (!(value >= field.min && value <= field.max)) {
      throw new Error(`The fault '${kind.kind}' takes ${field.name} from ${field.min} to ${field.max} (${field.unit}), not ${value}.`)
    }
    params[field.name] = value
  }
  return params
}
