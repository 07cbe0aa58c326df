import type { FaultKind } from './fault.ts'
import { kill } from './kill.ts'
import { latency } from './latency.ts'
import { loss } from './loss.ts'
import { pause } from './pause.ts'
import { responseLost } from './response-lost.ts'
import { restart } from './restart.ts'
import { slow } from './slow.ts'
import { surge } from './surge.ts'

/** Every fault and action there is, by kind. */
export const faultKinds: Record<string, FaultKind> = Object.fromEntries(
  [pause, kill, restart, slow, latency, loss, responseLost, surge].map((kind) => [kind.kind, kind]),
)
