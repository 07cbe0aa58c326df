import type { Micros } from '../../engine/time.ts'
import type { FaultSpan } from './take.ts'

const ENDING = ['kill', 'stop']
const STARTING = ['restart', 'deploy', 'roll-back']

/**
 * From when to when each fault is felt, earliest first; what still acts goes on until now. A service that was killed or
 * stopped is away until something starts it again; other actions are over at once and only have a moment.
 */
export function faultTimes(faults: readonly FaultSpan[], now: Micros): FaultSpan[] {
  const sorted = [...faults].sort((a, b) => a.from - b.from)
  const broughtBack = new Set<FaultSpan>()
  const felt = sorted.map((fault, i) => {
    if (!ENDING.includes(fault.kind)) return { ...fault, to: Number.isNaN(fault.to) ? now : fault.to }
    const start = sorted.find((one, j) => j > i && one.target === fault.target && STARTING.includes(one.kind))
    if (start?.kind === 'restart') broughtBack.add(start)
    return { ...fault, to: start?.from ?? now }
  })
  return felt.filter((_, i) => !broughtBack.has(sorted[i] as FaultSpan))
}
