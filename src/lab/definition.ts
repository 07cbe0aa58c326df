import type { ArrivalPlan } from '../engine/load/arrivals.ts'
import type { LoadAnswer, LoadRequest } from '../engine/plan.ts'
import type { Random } from '../engine/random.ts'
import { fromMs, fromSeconds } from '../engine/time.ts'
import { type BusSpec, withBus } from './bus/declare.ts'
import type { CheckSpec } from './check.ts'
import type { FaultSpec } from './faults.ts'
import type { VersionTexts } from './versions.ts'

/** A lab: who is there, who calls whom, who asks, what may go wrong when, what must hold, in which rounds. */
export interface LabDefinition {
  /** Raised whenever services, scenarios or checks change meaning; saved work carries it. */
  version: number
  /** Chapter folder without its number: 'failure'. Left out for a scene that is not a lab of the course. */
  chapter?: string
  services: Record<string, ServiceSpec>
  links: LinkSpec[]
  /** The lab's bus: a service of its own called 'bus', made from this. */
  bus?: BusSpec
  load: Record<string, LoadSpec>
  /** Requests that the console offers, by id; the guide names them under `requests`. One of each load stands there in any case. */
  requests?: Record<string, RequestSpec>
  /** What the learner may break. */
  faults: FaultSpec[]
  scenarios: Record<string, PhaseSpec[]>
  checks: Record<string, CheckSpec>
  /**
   * What the chart `ledger` draws: the last amount of each key of an account that the harness writes, beside all answers
   * that these loads have had. The guide names both under `ledger`.
   */
  ledger?: { account: string; beside: string[] }
  /**
   * Named wrong fixes in wrong/<id>/, each with the check that must catch it. `onlyThere`: verification runs it in the
   * scenario of that check and in no other, for labs whose other scenarios are long.
   */
  wrong: Record<string, { caughtBy: string; onlyThere?: boolean }>
  /** Parts of the solution as small diffs in patches/<id>/. */
  patches?: string[]
  rounds: Record<string, RoundSpec>
  /** What stands in versions/; put in by whoever reads the lab's folder, not by lab.ts. */
  versionTexts?: VersionTexts
}

export interface ServiceSpec {
  /** File in start/ that Node runs. */
  entry: string
  /** The lab's own: learners read it, the lab keeps it, it may write the ledger. */
  harness?: boolean
  /** Files that the kit brings instead of start/. */
  files?: Record<string, string>
  env?: Record<string, string>
  /** Chart and picture say "n a second at most". */
  capacityPerSecond?: number
  /**
   * Versions that can be deployed in its place, each a folder versions/<name>/ with the files that it changes. Faults
   * count them from 1; 0 is what the learner has.
   */
  versions?: string[]
  /** Declared use of memory, which the fault `memory-limit` is held against. */
  memory?: { idleMb: number; perRequestMb: number }
}

export interface LinkSpec {
  from: string
  to: string
  /** One way, in milliseconds. */
  latencyMs: number
}

export interface LoadSpec {
  /** `closed`: users who wait for their answer before they ask again. */
  kind: 'open' | 'closed'
  to: string
  /** Mean rate a second; for a closed loop what it would be if answers took no time. */
  perSecond: number
  /** When readers come; by chance at `perSecond` (Poisson) unless given. */
  arrivals?: ArrivalPlan
  /** How long a reader waits before closing the tab; 10 s unless said. */
  patienceSeconds?: number
  request: (draw: Random) => LoadRequest
  /** What the fault `poison` sends; unless given, the usual request with a path that cannot be decoded. */
  poison?: (draw: Random) => LoadRequest
  /** Whether an answer is what the reader came for; one that is not counts as failed. */
  expect?: (answer: LoadAnswer) => boolean
}

/** A request that somebody may make by hand. */
export interface RequestSpec {
  to: string
  /** GET unless given. */
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string
}

export interface PhaseSpec {
  name: string
  /** Varied by up to 30 % either way with the seed. */
  seconds: number
  faults: FaultSpec[]
  /** Services that change places with the seed, in all phases of the same draw alike; see `inAnyOrder`. */
  anyOrder?: { services: string[]; draw: string }
}

/** What a round shows; a panel of the dock that is named is open when the round begins. */
export type PanelName =
  | 'world'
  | 'code'
  | 'patches'
  | 'goodput'
  | 'calls'
  | 'queue'
  | 'latency'
  | 'errors'
  | 'perRequest'
  | 'wasted'
  | 'ledger'
  | 'timeline'
  | 'logs'
  | 'compare'

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

/** Gives a lab its types. A bus that it declares becomes a service with its links. */
export function defineLab(lab: LabDefinition): LabDefinition {
  return lab.bus ? withBus(lab, lab.bus) : lab
}

/** A stretch of a scenario: its name, its mean length, and the faults that are in for as long as it lasts. */
export function phase(name: string, seconds: number, ...faults: FaultSpec[]): PhaseSpec {
  return { name, seconds, faults }
}

/**
 * Phases in which these services change places: written for one order, and run in one that is drawn with the seed. Who
 * takes whose part is the same in all of these phases.
 */
export function inAnyOrder(services: string[], ...phases: PhaseSpec[]): PhaseSpec[] {
  const draw = phases[0]?.name ?? ''
  return phases.map((one) => ({ ...one, anyOrder: { services, draw } }))
}

/** Readers who come whether or not the shop keeps up; gaps are exponential. */
export function openLoop(load: Omit<LoadSpec, 'kind'>): LoadSpec {
  return { kind: 'open', ...load }
}

type OpenLoad = Omit<LoadSpec, 'kind' | 'perSecond' | 'arrivals'>

/** Readers like clockwork, as a benchmark's load often is. */
export function constantRate({ perSecond, ...load }: OpenLoad & { perSecond: number }): LoadSpec {
  return { kind: 'open', ...load, perSecond, arrivals: { kind: 'constant', perSecond } }
}

/** From one rate to another in a straight line, then on at the second. */
export function ramp({ fromPerSecond, perSecond, overSeconds, ...load }: Ramp): LoadSpec {
  const arrivals = { kind: 'ramp', from: fromPerSecond, to: perSecond, over: fromSeconds(overSeconds) } as const
  return { kind: 'open', ...load, perSecond, arrivals }
}

type Ramp = OpenLoad & { fromPerSecond: number; perSecond: number; overSeconds: number }

/** At `perSecond`, and `times` as often for the last `lastSeconds` of every `everySeconds`. */
export function bursts({ perSecond, times, everySeconds, lastSeconds, ...load }: Bursts): LoadSpec {
  const [every, lasts] = [fromSeconds(everySeconds), fromSeconds(lastSeconds)]
  return { kind: 'open', ...load, perSecond, arrivals: { kind: 'bursts', perSecond, times, every, lasts } }
}

type Bursts = OpenLoad & { perSecond: number; times: number; everySeconds: number; lastSeconds: number }

/** Readers at recorded moments, in seconds since the start. */
export function trace({ atSeconds, ...load }: OpenLoad & { atSeconds: number[] }): LoadSpec {
  const at = atSeconds.map(fromSeconds)
  return { kind: 'open', ...load, perSecond: at.length / Math.max(1, ...atSeconds), arrivals: { kind: 'trace', at } }
}

/** Users who ask, wait for the answer, think (exponential) and ask again: they ask less of a slow service. */
export function closedLoop({ users, thinkMs, ...load }: OpenLoad & { users: number; thinkMs: number }): LoadSpec {
  const arrivals = { kind: 'closed', users, think: fromMs(thinkMs) } as const
  return { kind: 'closed', ...load, perSecond: (users * 1_000) / thinkMs, arrivals }
}

export function get(path: string): LoadRequest {
  return { method: 'GET', path }
}

/** A POST with a JSON body. */
export function post(path: string, body: unknown): LoadRequest {
  return { method: 'POST', path, headers: [['content-type', 'application/json']], body: JSON.stringify(body) }
}
