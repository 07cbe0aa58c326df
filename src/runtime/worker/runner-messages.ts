import type { ServiceError } from '../../engine/process.ts'
import type { RunRecord } from '../../engine/run-record.ts'
import type { SeedReport } from '../../protocol/check.ts'
import type { KernelMessage, ReplayPoint, ServiceFiles } from '../../protocol/live.ts'
import type { Sources } from './supplies.ts'

/** First message to a runner worker: what it is for, and what it is given. */
export type RunnerJob = { for: 'service' | 'checks' | 'branch' } & Omit<Sources, 'runner'>

/** To a runner that judges seeds, all services together. */
export interface JudgeOrder {
  lab: string
  files: ServiceFiles
  seed: number
  checks?: string[]
}

/** To a runner that carries a recorded run on from somewhere, all services together; then it takes the page's orders. */
export interface BranchOrder {
  type: 'begin'
  id: number
  run: Pick<RunRecord, 'lab' | 'seed' | 'files' | 'inputs'>
  to: ReplayPoint
  without: string[]
  /** Tell of each step from the beginning: the last time, one did not come back. */
  tellSteps: boolean
}

/**
 * What such a runner says: the answer to `id` says that the run stands, or why not. A text is the name of the service
 * that begins a step, told while the run goes on live: if nothing follows, that one hangs.
 */
export type BranchReply = { type: 'alive' } | string | KernelMessage

export type JudgeReply =
  /** Still alive; sent several times a second. */
  { type: 'alive' } | { type: 'report'; report: SeedReport } | { type: 'failed'; service?: string; error: ServiceError }
