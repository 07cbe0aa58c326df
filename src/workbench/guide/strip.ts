import type { Micros } from '../../engine/time.ts'
import type { Bench } from '../bench.svelte.ts'
import { type ChartData, type ChartName, chartData } from '../charts/chart-data.ts'
import { topOf } from '../charts/value-axis.ts'
import { faultTimes } from '../run/fault-times.ts'
import type { Take } from '../run/take.ts'
import { fill } from '../words.ts'

/** A run's first chart as a small picture for a card, with a few words on how it ended. */
export interface Strip {
  chart: ChartName
  seconds: number
  /** In a box of `seconds` by 40. */
  lines: { path: string; colour: string }[]
  faults: { from: number; to: number }[]
  /** Empty while there is nothing to tell. */
  says: string
  /** Of code that the learner had changed. */
  changed: boolean
}

const HIGH = 40
/** The seconds at the end of a run by which it is told. */
export const END = 6

/** What the round's first chart shows of a run that has come to `now`. */
export function stripOf(
  { lab, charts, numbers, watched }: Pick<Bench, 'lab' | 'charts' | 'numbers' | 'watched'>,
  take: Take,
  now: Micros,
  changed: boolean,
): Strip {
  const chart = charts[0] ?? 'goodput'
  const data = chartData(chart, lab.words, lab, take, now, watched || undefined)
  const top = topOf({ ...data, least: 1 })
  return {
    chart,
    seconds: Math.max(1, now / 1e6),
    lines: data.lines.map(({ values, colour }) => ({ path: pathOf(data.seconds, values, top), colour })),
    faults: faultTimes(take.faults, now).map(({ from, to }) => ({ from: from / 1e6, to: to / 1e6 })),
    says: chart === 'goodput' ? useful() : latest(data),
    changed,
  }

  function useful(): string {
    const ended = take.readers.ended.last(now, END * 1e6)
    const share = take.readers.well.last(now, END * 1e6) / ended
    return ended === 0 ? '' : fill(lab.words.guide.card.useful, { n: numbers.percent(share, 0) })
  }

  function latest({ title, unit, lines }: ChartData): string {
    const last = lines
      .map(({ label, values }) => ({ label, value: values.at(-1) }))
      .filter(({ value }) => value != null)
    if (chart === 'ledger') return last.map(({ label, value }) => `${label} ${numbers.count(value ?? 0)}`).join(', ')
    return last[0] ? `${title}: ${numbers.short(last[0].value ?? 0)} ${unit}` : ''
  }
}

function pathOf(seconds: number[], values: (number | null)[], top: number): string {
  let pen = 'M'
  return values
    .map((value, i) => {
      if (value === null) {
        pen = 'M'
        return ''
      }
      const point = `${pen}${seconds[i]} ${(HIGH - 1 - (value / top) * (HIGH - 3)).toFixed(1)}`
      pen = 'L'
      return point
    })
    .join('')
}
