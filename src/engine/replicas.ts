import type { Service } from './service.ts'

/** The processes behind one name, and the versions that they run. */
export class Replicas {
  /** Those that new connections go to. */
  members: Service[]
  private turn = 0
  /** What every process was to run before each deployment, the last one last. */
  private readonly before: Map<Service, number>[] = []

  constructor(first: Service) {
    this.members = [first]
  }

  /** Each in turn, running or not: nobody watches their health here. */
  next(): Service | undefined {
    if (this.members.length === 1) return this.members[0]
    const service = this.members[this.turn % this.members.length]
    this.turn += 1
    return service
  }

  /** The first `count` of them (0: all) are to run this version; returns them. */
  deploy(version: number, count: number): Service[] {
    this.before.push(new Map(this.members.map((service) => [service, service.version])))
    const chosen = count === 0 ? [...this.members] : this.members.slice(0, count)
    for (const service of chosen) service.version = version
    return chosen
  }

  /** Takes the last deployment back; returns those whose version it changes. */
  rollBack(): Service[] {
    const before = this.before.pop()
    if (!before) return []
    return this.members.filter((service) => {
      const version = before.get(service) ?? 0
      if (service.version === version) return false
      service.version = version
      return true
    })
  }

  /** Makes them this many. `make` gives the one with a number from 2 up; a new one runs what the first runs. */
  scale(count: number, make: (number: number) => Service): { added: Service[]; removed: Service[] } {
    const removed = this.members.splice(count)
    const added: Service[] = []
    while (this.members.length < count) {
      const service = make(this.members.length + 1)
      service.version = this.members[0]?.version ?? 0
      this.members.push(service)
      if (!service.alive) added.push(service)
    }
    return { added, removed }
  }
}
