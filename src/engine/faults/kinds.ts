import { bandwidth } from './bandwidth.ts'
import { busDelay } from './bus-delay.ts'
import { clockDrift } from './clock-drift.ts'
import { clockOffset } from './clock-offset.ts'
import { crashOnRequest } from './crash-on-request.ts'
import { deploy } from './deploy.ts'
import { duplicate } from './duplicate.ts'
import { errors } from './errors.ts'
import type { FaultKind } from './fault.ts'
import { fullDisk } from './full-disk.ts'
import { hotKey } from './hot-key.ts'
import { kill } from './kill.ts'
import { latency } from './latency.ts'
import { latencyNormal } from './latency-normal.ts'
import { latencyTail } from './latency-tail.ts'
import { loseHost } from './lose-host.ts'
import { loss } from './loss.ts'
import { memoryLimit } from './memory-limit.ts'
import { partition } from './partition.ts'
import { pause } from './pause.ts'
import { poison } from './poison.ts'
import { reorder } from './reorder.ts'
import { reset } from './reset.ts'
import { responseLost } from './response-lost.ts'
import { restart } from './restart.ts'
import { rollBack } from './roll-back.ts'
import { scale } from './scale.ts'
import { slow } from './slow.ts'
import { slowDisk } from './slow-disk.ts'
import { stop } from './stop.ts'
import { surge } from './surge.ts'

const services = [
  ...[pause, kill, restart, stop, crashOnRequest, slow, errors],
  ...[memoryLimit, slowDisk, fullDisk, clockOffset, clockDrift, loseHost, deploy, rollBack, scale],
  ...[duplicate, reorder, busDelay],
]
const links = [latency, latencyNormal, latencyTail, loss, reset, responseLost, partition, bandwidth]
const loads = [surge, hotKey, poison]

/** Every fault and action there is, by kind. */
export const faultKinds: Record<string, FaultKind> = Object.fromEntries(
  [...services, ...links, ...loads].map((kind) => [kind.kind, kind]),
)
