import type { FaultOrder } from '../engine/faults/board.ts'
import type { ServiceState } from '../engine/journal.ts'
import type { Micros } from '../engine/time.ts'

/** What a lab on real processes says, a JSON object a line, and is told in the same way. */
export type StationLine =
  /** All services listen. */
  | { type: 'up' }
  /** Rows since the last line, ROW_LENGTH numbers each, and the strings that they name for the first time. */
  | { type: 'journal'; now: Micros; rows: number[]; strings: string[] }
  | { type: 'services'; services: { name: string; port: number; state: ServiceState }[] }
  | { type: 'log'; service: string; text: string }
  /** An order was not carried out, or the lab did not start. */
  | { type: 'refused'; sentence: string }

export type StationOrder =
  | { order: 'inject'; fault: FaultOrder }
  | { order: 'lift'; fault: string }
  | { order: 'close' }
