import type { FaultOrder } from './faults/board.ts'
import type { HandRequest } from './hand.ts'
import type { Micros } from './time.ts'

/**
 * What somebody did to a run while it went on: done after event `after`, at the virtual moment `at`, which lies
 * between that event and the next. `hung` says that a service did not come back from its n-th step.
 */
export type RunInput = { after: number; at: Micros } & (
  | { type: 'inject'; fault: FaultOrder }
  | { type: 'lift'; fault: string }
  | { type: 'edit'; service: string; files: Record<string, string> }
  | { type: 'ask'; request: HandRequest }
  | { type: 'hung'; service: string; step: number }
)
