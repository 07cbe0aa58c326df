import type { LabView, ServiceView } from '../lab-view.ts'

/** Services from the readers onwards, each behind the one that calls it. */
export function chainOf(lab: Pick<LabView, 'services' | 'wires' | 'loads'>): ServiceView[] {
  const order: string[] = []
  const visit = (name: string) => {
    if (order.includes(name)) return
    order.push(name)
    for (const wire of lab.wires) if (wire.from === name) visit(wire.to)
  }
  for (const load of lab.loads) visit(load.to)
  for (const service of lab.services) visit(service.name)
  return order.flatMap((name) => lab.services.find((service) => service.name === name) ?? [])
}
