import type { Params } from '../engine/faults/fault.ts'
import { BUS } from './bus/declare.ts'

/** A fault as a lab names it. */
export interface FaultSpec {
  kind: string
  target: string
  params?: Params
  /** A fault on a link in this direction only: `there` carries calls, `back` answers. */
  way?: 'there' | 'back'
}

export const pause = (service: string): FaultSpec => ({ kind: 'pause', target: service })
export const kill = (service: string): FaultSpec => ({ kind: 'kill', target: service })
export const restart = (service: string): FaultSpec => ({ kind: 'restart', target: service })
/** Simulated effort takes `times` as long. */
export const slow = (service: string, times = 3): FaultSpec => ({ kind: 'slow', target: service, params: { times } })
/** Both ways of the link, in milliseconds. */
export const delay = (from: string, to: string, ms = 100): FaultSpec => ({
  kind: 'latency',
  target: `${from}>${to}`,
  params: { ms },
})
/** Both ways of the link, 0 to 0.9. */
export const loss = (from: string, to: string, share = 0.01): FaultSpec => ({
  kind: 'loss',
  target: `${from}>${to}`,
  params: { share },
})
/** The handler ran, the caller does not hear of it. */
export const loseAnswers = (from: string, to: string, share = 0.1): FaultSpec => ({
  kind: 'response-lost',
  target: `${from}>${to}`,
  params: { share },
})
export const surge = (load: string, times = 2): FaultSpec => ({ kind: 'surge', target: load, params: { times } })

/** SIGTERM; killed when it still runs after the grace. */
export const stop = (service: string, graceSeconds = 10): FaultSpec => ({
  kind: 'stop',
  target: service,
  params: { graceSeconds },
})
/** The machine is gone: no refusals, only silence. Lifting it brings it back. */
export const loseHost = (service: string): FaultSpec => ({ kind: 'lose-host', target: service })
/** Crashes on taking up the nth request from when the fault is put in. */
export const crashOnRequest = (service: string, nth = 100): FaultSpec => ({
  kind: 'crash-on-request',
  target: service,
  params: { nth },
})
/** A share of requests is answered with 500. */
export const errors = (service: string, share = 0.1): FaultSpec => ({
  kind: 'errors',
  target: service,
  params: { share },
})
/** Killed when its declared use goes beyond; see `memory` of a service. */
export const memoryLimit = (service: string, mb = 256): FaultSpec => ({
  kind: 'memory-limit',
  target: service,
  params: { mb },
})
/** Positive: ahead. */
export const clockOffset = (service: string, ms = 5_000): FaultSpec => ({
  kind: 'clock-offset',
  target: service,
  params: { ms },
})
/** Gains so much, or loses it. */
export const clockDrift = (service: string, msPerSecond = 1): FaultSpec => ({
  kind: 'clock-drift',
  target: service,
  params: { msPerSecond },
})
/** One of the service's `versions`, counted from 1; 0 is what it starts with. `processes`: only so many, as a canary. */
export const deploy = (service: string, version = 1, processes = 0): FaultSpec => ({
  kind: 'deploy',
  target: service,
  params: { version, processes },
})
export const rollBack = (service: string): FaultSpec => ({ kind: 'roll-back', target: service })
/** So many processes behind the one name. */
export const scale = (service: string, processes = 3): FaultSpec => ({
  kind: 'scale',
  target: service,
  params: { processes },
})

/** Each way a delay from a normal distribution. */
export const delayAround = (from: string, to: string, meanMs = 100, deviationMs = 20): FaultSpec => ({
  kind: 'latency-normal',
  target: `${from}>${to}`,
  params: { meanMs, deviationMs },
})
/** Each way a delay that is small as a rule and now and then very long. */
export const longTail = (from: string, to: string, medianMs = 10, p99Ms = 500): FaultSpec => ({
  kind: 'latency-tail',
  target: `${from}>${to}`,
  params: { medianMs, p99Ms },
})
/** A share of requests and answers meets a reset. */
export const reset = (from: string, to: string, share = 0.1): FaultSpec => ({
  kind: 'reset',
  target: `${from}>${to}`,
  params: { share },
})
/** Nothing gets through; with `way`, in that direction only. */
export const partition = (from: string, to: string, way?: FaultSpec['way']): FaultSpec => ({
  kind: 'partition',
  target: `${from}>${to}`,
  ...(way ? { way } : {}),
})
export const bandwidth = (from: string, to: string, kbPerSecond = 100): FaultSpec => ({
  kind: 'bandwidth',
  target: `${from}>${to}`,
  params: { kbPerSecond },
})

/** On the lab's bus: a share of events is delivered once more. */
export const duplicate = (share = 0.1): FaultSpec => ({ kind: 'duplicate', target: BUS, params: { share } })
/** On the lab's bus: a share of events is overtaken by later ones, where no order is promised. */
export const reorder = (share = 0.1): FaultSpec => ({ kind: 'reorder', target: BUS, params: { share } })
/** On the lab's bus: each delivery sets out so much later. */
export const delayEvents = (ms = 500): FaultSpec => ({ kind: 'bus-delay', target: BUS, params: { ms } })

/** A share of readers all ask for the same thing. */
export const hotKey = (load: string, share = 0.5): FaultSpec => ({ kind: 'hot-key', target: load, params: { share } })
/** A share of requests is one that the service was not written for. */
export const poison = (load: string, share = 0.01): FaultSpec => ({ kind: 'poison', target: load, params: { share } })
/** Every operation of the disk takes so much longer. */
export const slowDisk = (service: string, ms = 50): FaultSpec => ({
  kind: 'slow-disk',
  target: service,
  params: { ms },
})
/** Writes fail with ENOSPC. */
export const fullDisk = (service: string): FaultSpec => ({ kind: 'full-disk', target: service })
