import type { FaultOrder } from '../engine/faults/board.ts'
import type { ServiceError } from '../engine/process.ts'
import type { ServiceFiles } from './live.ts'

/** Look for the smallest schedule of the lab's own faults that this code does not survive. One at a time. */
export type SearchRequest =
  /** `script` is the searcher's text, which only a page that searches has fetched. */
  | { type: 'search'; id: number; lab: string; files: ServiceFiles; seed: number; tries: number; script: string }
  | { type: 'cancel-search'; id: number }

export type SearchReply =
  /** So many schedules tried; shrinking what was found comes on top of `of`. */
  | { type: 'search-progress'; id: number; tried: number; of: number; smallest: FoundBreaking | null }
  | { type: 'search-done'; id: number; found: FoundBreaking | null }
  | { type: 'search-failed'; id: number; error: ServiceError }

/** A schedule that the code does not survive. */
export interface FoundBreaking {
  /** Counted from 3 s on, when the calm before it is over. */
  schedule: { fault: Omit<FaultOrder, 'id'>; fromMs: number; forMs: number }[]
  seed: number
  /** Share of requests that were answered well, 12 s after the last fault. */
  success: number
  /** The run, to be branched from. */
  run: string
}
