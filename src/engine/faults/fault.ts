import type { Packet, Verdict } from '../network/verdict.ts'
import type { Random } from '../random.ts'
import type { OpenLoad } from '../load/open-load.ts'
import type { Service } from '../service.ts'

export type Params = Record<string, number>

/** One value of a fault's form. */
export interface FormField {
  name: string
  unit: 'ms' | 's' | 'share' | 'times' | 'count'
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

/** What a fault may do to processes; the world gives it. */
export interface ProcessControl {
  pause(service: Service): void
  resume(service: Service): void
  kill(service: Service): void
  restart(service: Service): void
}

/** Done to a service. Without `end` it is an action: it happens and leaves nothing to lift. */
export interface ServiceFault extends FaultBase {
  on: 'service'
  begin: (control: ProcessControl, service: Service, params: Params) => void
  end?: (control: ProcessControl, service: Service) => void
}

/** Done to what crosses a link, on these of its ways: `there` carries calls, `back` answers. */
export interface LinkFault extends FaultBase {
  on: 'link'
  ways: readonly ('there' | 'back')[]
  verdict: (packet: Packet, params: Params, draw: Random) => Verdict
}

/** Done to the readers. */
export interface LoadFault extends FaultBase {
  on: 'load'
  begin: (load: OpenLoad, params: Params) => void
  end: (load: OpenLoad) => void
}

export type FaultKind = ServiceFault | LinkFault | LoadFault
