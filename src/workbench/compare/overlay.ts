import type { ChartData, ChartLine } from '../charts/chart-data.ts'

/** One chart of two runs on the same axes: the first dashed and grey, the second as charts are drawn otherwise. */
export function overlaid(one: ChartData, other: ChartData, names: [string, string]): ChartData {
  const line = (data: ChartData, label: string, look: ChartLine['look'], colour: ChartLine['colour']): ChartLine => ({
    ...{ label, look, colour },
    values: data.lines[0]?.values ?? [],
  })
  return {
    ...other,
    least: Math.max(one.least, other.least),
    seconds: one.seconds.length > other.seconds.length ? one.seconds : other.seconds,
    lines: [line(other, names[1], 'line', other.lines[0]?.colour ?? 'flow'), line(one, names[0], 'dashed', 'muted')],
  }
}
