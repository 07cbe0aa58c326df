import type { LabView } from '../lab-view.ts'
import { chainOf } from './chain.ts'
import type { Graph } from './layers.ts'

/** Readers and services of a lab, and who calls whom. */
export function graphOf(lab: Pick<LabView, 'services' | 'wires' | 'loads'>): Graph {
  return {
    sources: lab.loads.map((load) => load.name),
    services: lab.services.map((service) => service.name),
    wires: [...lab.loads.map((load) => ({ from: load.name, to: load.to })), ...lab.wires],
  }
}

/** Two services, one behind the other: there is room to draw each with its queue and in many words. */
export function isPair(lab: Pick<LabView, 'services' | 'wires' | 'loads'>): boolean {
  const chain = chainOf(lab).map((service) => service.name)
  const [wire] = lab.wires
  return (
    chain.length <= 2 &&
    lab.loads.length === 1 &&
    lab.loads[0]?.to === chain[0] &&
    (chain.length < 2 || (lab.wires.length === 1 && wire?.from === chain[0] && wire?.to === chain[1]))
  )
}
