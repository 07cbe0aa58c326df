import type { WorldPlan } from '../engine/plan.ts'
import { Random } from '../engine/random.ts'
import { fromMs, fromSeconds, type Micros } from '../engine/time.ts'
import type { ServiceFiles } from '../protocol/live.ts'
import { BUS } from './bus/declare.ts'
import type { LabDefinition, PhaseSpec } from './definition.ts'
import type { FaultSpec } from './faults.ts'
import { versionsOf } from './versions.ts'

/** Port on which every service listens, each on a host of its own name. */
export const SERVICE_PORT = 3000

const PATIENCE_SECONDS = 10

/** The world of a lab with this code: what the engine runs. */
export function worldPlan(lab: LabDefinition, files: ServiceFiles): WorldPlan {
  return {
    services: Object.entries(lab.services).map(([name, service]) => ({
      name,
      files: { ...files[name], ...service.files },
      ...(service.versions ? { versions: versionsOf(lab, service), versionNames: service.versions } : {}),
      entry: service.entry,
      port: SERVICE_PORT,
      env: { PORT: String(SERVICE_PORT), ...addresses(lab, name), ...service.env },
      harness: service.harness ?? false,
      ...(name === BUS && lab.bus ? { bus: true as const } : {}),
      ...(service.memory ? { memory: service.memory } : {}),
    })),
    links: lab.links.map((link) => ({ from: link.from, to: link.to, latency: fromMs(link.latencyMs) })),
    loads: Object.entries(lab.load).map(([name, load]) => ({
      name,
      to: load.to,
      perSecond: load.perSecond,
      patience: fromSeconds(load.patienceSeconds ?? PATIENCE_SECONDS),
      request: load.request,
      ...(load.arrivals ? { arrivals: load.arrivals } : {}),
      ...(load.poison ? { poison: load.poison } : {}),
      ...(load.expect ? { expect: load.expect } : {}),
    })),
  }
}

/** A phase on the virtual clock of one seed. */
export interface TimedPhase {
  name: string
  from: Micros
  to: Micros
  faults: FaultSpec[]
}

/**
 * A scenario's phases for a seed: each length drawn evenly from 70 to 130 % of what the lab says, and where services
 * come in any order, the order.
 */
export function timeline(lab: LabDefinition, scenario: string, seed: number): TimedPhase[] {
  const draw = new Random(`faultline/scenario/${scenario}/${seed}`)
  let at = 0
  return (lab.scenarios[scenario] ?? []).map((phase) => {
    const from = at
    at += fromSeconds(phase.seconds * draw.uniform(0.7, 1.3))
    return { name: phase.name, from, to: at, faults: inDrawnOrder(phase, `${scenario}/${seed}`) }
  })
}

/** The faults of a phase, each done to the service that takes its target's place on this seed. */
function inDrawnOrder({ faults, anyOrder }: PhaseSpec, run: string): FaultSpec[] {
  if (!anyOrder) return faults
  const draw = new Random(`faultline/order/${run}/${anyOrder.draw}`)
  const left = [...anyOrder.services]
  const drawn = anyOrder.services.map(() => left.splice(draw.below(left.length), 1)[0] as string)
  return faults.map((fault) => ({ ...fault, target: drawn[anyOrder.services.indexOf(fault.target)] ?? fault.target }))
}

/** Where a service finds those it calls: INVENTORY_URL=http://inventory:3000. */
function addresses(lab: LabDefinition, from: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const link of lab.links) {
    if (link.from !== from) continue
    found[`${link.to.toUpperCase().replaceAll('-', '_')}_URL`] = `http://${link.to}:${SERVICE_PORT}`
  }
  return found
}
