import type { ServiceError } from '../engine/process.ts'
import type { Micros } from '../engine/time.ts'
import type { ServiceFiles } from './live.ts'

/**
 * Judge this code by the lab's checks over these seeds, unpaced; together in one thread unless `apart`, which is slower
 * and gives the same. One at a time; a new one cancels.
 */
export type CheckRequest =
  | {
      type: 'check'
      id: number
      lab: string
      files: ServiceFiles
      seeds: number[]
      checks?: string[]
      apart?: boolean
      crew?: number
    }
  | { type: 'cancel-check'; id: number }

export type CheckReply =
  | { type: 'check-progress'; id: number; done: number; of: number; virtualMs: number }
  | { type: 'check-done'; id: number; verdict: Verdict; reports: SeedReport[] }
  | { type: 'check-failed'; id: number; error: ServiceError; service?: string }

/** The seeds over which a learner's code is judged. */
export const LEARNERS_SEEDS: readonly number[] = [1, 2, 3, 4, 5]

/** What one seed gave. */
export interface SeedReport {
  seed: number
  observed: Record<string, Observed>
  /** Fingerprint of the journals of all scenarios that were run. */
  hash: string
  virtualMs: number
  events: number
}

/** What a check saw on one seed. `among`: of so many, for checks that are totals over all seeds. */
export interface Observed {
  value: number
  moment: Micros
  among?: number
}

/** What all seeds together say. */
export interface Verdict {
  passed: boolean
  seeds: number[]
  checks: CheckResult[]
  /** Hash over the per-seed journal hashes in seed order, 16 hex digits. */
  journalHash: string
  virtualMs: number
  events: number
}

/** One check, as its worst seed shows it; or as all seeds together do, where it is a total over them. */
export interface CheckResult {
  id: string
  passed: boolean
  /** How many seeds held, of how many; of a total all or none. */
  held: number
  of: number
  /** The worst seed and what was seen there; of a total the worst seed, and what was seen on all. */
  seed: number
  observed: number
  /** A total over all seeds: of so many in all. */
  among?: number
  bound: number
  /** 'at-least': observed must not be below the bound. */
  rule: 'at-least' | 'at-most' | 'equals'
  unit: 'share' | 'ratio' | 'ms' | 'count' | 'per-second'
  /** Distance to the bound as a share of it; for shares near 1, of what is left to 1. Negative: missed. */
  margin: number | null
  /** Scenario and virtual moment at which to look. */
  scenario: string
  moment: Micros
}
