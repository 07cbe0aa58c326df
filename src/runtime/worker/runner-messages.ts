import type { ServiceError } from '../../engine/process.ts'
import type { SeedReport } from '../../protocol/check.ts'
import type { ServiceFiles } from '../../protocol/live.ts'

/** First message to a runner worker: what it is for. `packages` are the modules that services may import. */
export type RunnerJob = { for: 'service' | 'checks'; packages: Record<string, string> }

/** To a runner that judges seeds, all services together. */
export interface JudgeOrder {
  lab: string
  files: ServiceFiles
  seed: number
  checks?: string[]
}

export type JudgeReply =
  /** Still alive; sent several times a second. */
  { type: 'alive' } | { type: 'report'; report: SeedReport } | { type: 'failed'; service?: string; error: ServiceError }
