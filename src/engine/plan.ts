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
  entry: string
  port: number
  env: Record<string, string>
  /** The lab's own, read-only to learners; only such services may write the ledger. */
  harness: boolean
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
  perSecond: number
  /** Readers close the tab after this long. */
  patience: Micros
  request: (draw: Random) => LoadRequest
}

export interface LoadRequest {
  method: string
  path: string
  headers?: HeaderList
  body?: Body
}
