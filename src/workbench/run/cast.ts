import type { LabView } from '../lab-view.ts'
import type { Cast } from './take.ts'

/** Who is in a run of a lab. */
export function castOf(lab: Pick<LabView, 'services' | 'wires' | 'loads' | 'ledger'>): Cast {
  return {
    services: lab.services.map((service) => service.name),
    wires: lab.wires,
    loads: lab.loads,
    account: lab.ledger?.account,
  }
}
