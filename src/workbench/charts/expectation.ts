import type { Bench } from '../bench.svelte.ts'
import { expectedDelay } from '../guide/outcome.ts'
import { offeredPerSecond } from '../lab-view.ts'

export interface Expectation {
  /** Seconds and values of the dashed line. */
  points: [number, number][]
}

/** The learner's prediction as a line in the goodput chart: nothing until the time they chose, then all of it. */
export function expectation(bench: Bench): Expectation | null {
  const predict = bench.guide.asked
  const option = predict ? bench.guide.chosen(predict) : undefined
  const delay = option ? expectedDelay(option) : undefined
  if (!predict || delay === undefined) return null
  const [kind, target] = predict.fault.split(':')
  const fault = bench.live.world.ended.findLast((one) => one.kind === kind && one.target === target)
  if (!fault) return null
  const from = fault.to / 1_000_000
  const full = offeredPerSecond(bench.lab)
  const end = 180
  if (!Number.isFinite(delay))
    return {
      points: [
        [from, 0],
        [end, 0],
      ],
    }
  const rise = Math.max(0.5, delay * 0.4)
  const points: [number, number][] = [
    [from, 0],
    [from + delay - rise * 0.6, 0],
    [from + delay + rise * 0.4, full],
    [end, full],
  ]
  return { points: points.filter(([at], i) => i === 0 || at >= from) }
}
