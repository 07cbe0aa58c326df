import type { ChartData } from './chart-data.ts'

/** A chart's values at whole seconds, no more than about twenty rows; NaN where there is nothing to say. */
export function tableRows({ seconds, lines }: ChartData): { at: number; values: number[] }[] {
  const last = Math.floor(seconds.at(-1) ?? 0)
  const step = [1, 2, 5, 10].find((one) => last / one <= 20) ?? 10
  const rows = []
  for (let at = step; at <= last; at += step) {
    const i = seconds.indexOf(at)
    rows.push({ at, values: lines.map((line) => line.values[i] ?? Number.NaN) })
  }
  return rows
}
