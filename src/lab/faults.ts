import type { Params } from '../engine/faults/fault.ts'

/** A fault as a lab names it. */
export interface FaultSpec {
  kind: string
  target: string
  params?: Params
}

export const pause = (service: string): FaultSpec => ({ kind: 'pause', target: service })
export const kill = (service: string): FaultSpec => ({ kind: 'kill', target: service })
export const restart = (service: string): FaultSpec => ({ kind: 'restart', target: service })
/** Simulated effort takes `times` as long. */
export const slow = (service: string, times = 3): FaultSpec => ({ kind: 'slow', target: service, params: { times } })
/** Both ways of the link, in milliseconds. */
export const delay = (from: string, to: string, ms = 100): FaultSpec => ({ kind: 'latency', target: `${from}>${to}`, params: { ms } })
/** Both ways of the link, 0 to 0.9. */
export const loss = (from: string, to: string, share = 0.01): FaultSpec => ({ kind: 'loss', target: `${from}>${to}`, params: { share } })
/** The handler ran, the caller does not hear of it. */
export const loseAnswers = (from: string, to: string, share = 0.1): FaultSpec => ({
  kind: 'response-lost',
  target: `${from}>${to}`,
  params: { share },
})
export const surge = (load: string, times = 2): FaultSpec => ({ kind: 'surge', target: load, params: { times } })
