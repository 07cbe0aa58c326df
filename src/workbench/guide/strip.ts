import { SECOND } from '../../engine/time.ts'
import { BIN } from '../run/series.ts'
import type { Take } from '../run/take.ts'

/** A run's useful answers as a small line for a card, with the share that was useful at its end. */
export interface Strip {
  seconds: number
  /** In a box of `seconds` by 40. */
  path: string
  faults: { from: number; to: number }[]
  goodAtEnd: number
  /** Drawn from code that the learner had changed. */
  changed: boolean
}

export function stripOf(take: Take, changed: boolean): Strip {
  const series = take.readers
  const perBin = SECOND / BIN
  const whole = Math.floor(series.offered.values.length / perBin)
  const sums = Array.from({ length: whole }, (_, i) =>
    series.well.values.slice(i * perBin, (i + 1) * perBin).reduce((a, b) => a + b, 0),
  )
  const top = Math.max(1, ...sums) * 1.1
  const path = sums
    .map((value, i) => `${i === 0 ? 'M' : 'L'}${i + 0.5} ${(39 - (value / top) * 37).toFixed(1)}`)
    .join('')
  const end = (whole + 1) * SECOND
  const faults = take.faults
    .filter((fault) => !(fault.to <= fault.from))
    .map((fault) => ({ from: fault.from / SECOND, to: (Number.isNaN(fault.to) ? end : fault.to) / SECOND }))
  const late = series.ended.last(end, 6 * SECOND)
  return {
    seconds: Math.max(1, whole),
    path,
    faults,
    goodAtEnd: late === 0 ? Number.NaN : series.well.last(end, 6 * SECOND) / late,
    changed,
  }
}
