import type { Load } from '../load/load.ts'
import type { Packet, Verdict } from '../network/verdict.ts'
import type { Random } from '../random.ts'
import type { Service } from '../service.ts'
import type { Micros } from '../time.ts'

export type Params = Record<string, number>

/** One value of a fault's form. */
export interface FormField {
  name: string
  unit: 'ms' | 's' | 'share' | 'times' | 'count' | 'MB' | 'kB/s' | 'ms/s'
  min: number
  max: number
  standard: number
}

/** What a person reads about a fault. `says` may use {target} and {name of a field}. */
export interface FaultWords {
  name: string
  says: string
}

interface FaultBase {
  kind: string
  form: FormField[]
  words: { en: FaultWords; ko: FaultWords }
}

/** One fault as it was put in: every value of its form, and a random stream that nothing else draws from. */
export interface Injection {
  id: string
  params: Values
  draw: Random
}

/** The values of a form, all there: what was not given is standard. */
export interface Values {
  of(field: string): number
}

/** What a fault may do to processes; the world gives it. `by` is the fault's id: several may hold one process. */
export interface ProcessControl {
  readonly now: Micros
  pause(service: Service, by: string): void
  resume(service: Service, by: string): void
  kill(service: Service): void
  restart(service: Service): void
  /** SIGTERM; killed when it still runs after `grace`. */
  stop(service: Service, grace: Micros): void
  /** Power off: nothing answers any more, not even a refusal. */
  loseHost(service: Service): void
  /** Power on, and a new process. */
  bringHostBack(service: Service): void
  /** Restarts this many of the service's processes (0: all) with version n of the plan. */
  deploy(service: Service, version: number, count: number): void
  rollBack(service: Service): void
  scale(service: Service, processes: number): void
}

/** Done to a service. Without `end` it is an action: it happens and leaves nothing to lift. */
export interface ServiceFault extends FaultBase {
  on: 'service'
  /** Done to the harness's bus only. */
  only?: 'bus'
  /** @throws Error with a sentence when this cannot be done to this service. */
  check?: (service: Service, params: Values) => void
  begin: (control: ProcessControl, service: Service, injection: Injection) => void
  end?: (control: ProcessControl, service: Service, injection: Injection) => void
}

/** Done to what crosses a link, on these of its ways: `there` carries calls, `back` answers. */
export interface LinkFault extends FaultBase {
  on: 'link'
  ways: readonly ('there' | 'back')[]
  verdict: (packet: Packet, params: Values, draw: Random) => Verdict
}

/** Done to the readers. */
export interface LoadFault extends FaultBase {
  on: 'load'
  begin: (load: Load, injection: Injection) => void
  end: (load: Load, injection: Injection) => void
}

/** A check for faults that only a bus can have. */
export function onlyOnBus(service: Service): void {
  if (!service.plan.bus) throw new Error(`'${service.name}' is no bus: this fault is done to the lab's bus only.`)
}

export type FaultKind = ServiceFault | LinkFault | LoadFault
