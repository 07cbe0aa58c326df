import type { LoadRequest } from '../engine/plan.ts'
import type { Random } from '../engine/random.ts'
import type { CheckSpec } from './check.ts'
import type { FaultSpec } from './faults.ts'

/** A lab: who is there, who calls whom, who asks, what may go wrong when, what must hold, in which rounds. */
export interface LabDefinition {
  /** Raised whenever services, scenarios or checks change meaning; saved work carries it. */
  version: number
  /** Chapter folder without its number: 'failure'. Left out for a scene that is not a lab of the course. */
  chapter?: string
  services: Record<string, ServiceSpec>
  links: LinkSpec[]
  load: Record<string, LoadSpec>
  /** What the learner may break. */
  faults: FaultSpec[]
  scenarios: Record<string, PhaseSpec[]>
  checks: Record<string, CheckSpec>
  /** Named wrong fixes in wrong/<id>/, each with the check that must catch it. */
  wrong: Record<string, { caughtBy: string }>
  /** Parts of the solution as small diffs in patches/<id>/. */
  patches?: string[]
  rounds: Record<string, RoundSpec>
}

export interface ServiceSpec {
  /** File in start/ that Node runs. */
  entry: string
  /** The lab's own: learners read it, the lab keeps it, it may write the ledger. */
  harness?: boolean
  env?: Record<string, string>
  /** Chart and picture say "n a second at most". */
  capacityPerSecond?: number
}

export interface LinkSpec {
  from: string
  to: string
  /** One way, in milliseconds. */
  latencyMs: number
}

export interface LoadSpec {
  kind: 'open'
  to: string
  perSecond: number
  /** How long a reader waits before closing the tab; 10 s unless said. */
  patienceSeconds?: number
  request: (draw: Random) => LoadRequest
}

export interface PhaseSpec {
  name: string
  /** Varied by up to 30 % either way with the seed. */
  seconds: number
  faults: FaultSpec[]
}

export type PanelName = 'world' | 'code' | 'patches' | 'goodput' | 'calls' | 'queue' | 'latency'

export interface RoundSpec {
  minutes: number
  panels: PanelName[]
  /** The fault before which the guide asks what will happen. */
  predict?: FaultSpec
  patches?: string[]
  /** Files that this round is about; none: nothing to write. */
  edit?: string[]
  checks?: string[]
}

/** Gives a lab its types; the value is handed back as it is. */
export function defineLab(lab: LabDefinition): LabDefinition {
  return lab
}

export function phase(name: string, seconds: number, ...faults: FaultSpec[]): PhaseSpec {
  return { name, seconds, faults }
}

/** Readers who come whether or not the shop keeps up; gaps are exponential. */
export function openLoop(load: Omit<LoadSpec, 'kind'>): LoadSpec {
  return { kind: 'open', ...load }
}

export function get(path: string): LoadRequest {
  return { method: 'GET', path }
}

/** A POST with a JSON body. */
export function post(path: string, body: unknown): LoadRequest {
  return { method: 'POST', path, headers: [['content-type', 'application/json']], body: JSON.stringify(body) }
}
