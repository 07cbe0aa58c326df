import type { ArrivalPlan } from './load/arrivals.ts'
import type { Body, HeaderList } from './process.ts'
import type { Random } from './random.ts'
import type { Micros } from './time.ts'

/** What a world is made of. A lab's definition is turned into this; the engine knows no labs. */
export interface WorldPlan {
  services: ServicePlan[]
  links: LinkPlan[]
  loads: LoadPlan[]
}

export interface ServicePlan {
  name: string
  files: Record<string, string>
  /** Other versions that can be deployed, each what it lays over `files`: the first is version 1, nothing is version 0. */
  versions?: Record<string, string>[]
  /** What they are called, in the same order. */
  versionNames?: string[]
  entry: string
  port: number
  env: Record<string, string>
  /** The lab's own, read-only to learners; only such services may write the ledger. */
  harness: boolean
  /** It is the lab's bus, which can duplicate, reorder and delay events. */
  bus?: true
  /** Declared use of memory, which the fault `memory-limit` is held against. */
  memory?: { idleMb: number; perRequestMb: number }
}

export interface LinkPlan {
  from: string
  to: string
  /** One way, each way. */
  latency: Micros
}

export interface LoadPlan {
  name: string
  to: string
  /** Mean rate; where `arrivals` says something else this is only what pictures show. */
  perSecond: number
  /** When readers come; Poisson at `perSecond` unless given. */
  arrivals?: ArrivalPlan
  /** Readers close the tab after this long. */
  patience: Micros
  request: (draw: Random) => LoadRequest
  /** What the fault `poison` sends. */
  poison?: (draw: Random) => LoadRequest
  /** Whether an answer is what the reader came for; one that is not ends as WRONG_ANSWER. */
  expect?: (answer: LoadAnswer) => boolean
}

export interface LoadRequest {
  method: string
  path: string
  headers?: HeaderList
  body?: Body
}

export interface LoadAnswer {
  status: number
  headers: HeaderList
  text: string
}
