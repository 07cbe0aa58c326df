import type { Params } from '../../engine/faults/fault.ts'
import type { FaultSpan } from '../run/take.ts'

/**
 * The version that a service runs: a deployment comes on top, rolling back takes the last one away. 0 is the one it came
 * with, and stands for none once a part of the processes runs another. Spans are in the order of time; `sizes` has what
 * was asked for.
 */
export function runningVersion(
  spans: readonly FaultSpan[],
  service: string,
  sizes: ReadonlyMap<string, Params>,
): number {
  const pile: number[] = []
  for (const { id, kind, target } of spans) {
    if (target !== service) continue
    if (kind === 'roll-back') pile.pop()
    if (kind !== 'deploy') continue
    const size = sizes.get(id)
    if (size?.processes) return 0
    pile.push(size?.version ?? 1)
  }
  return pile.at(-1) ?? 0
}
