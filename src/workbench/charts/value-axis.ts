import type { ChartData } from './chart-data.ts'

/** The vertical axis ends a little above the highest value, at least where the chart asks. */
export function topOf(data: ChartData): number {
  let most = Math.max(data.least, data.level?.at ?? 0)
  for (const line of data.lines) for (const value of line.values) if (value !== null && value > most) most = value
  return most * 1.06
}

/** Two or three round values below the top. */
export function valueTicks(top: number): number[] {
  const rough = top / 2.6
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough
  return Array.from({ length: Math.floor(top / step) }, (_, i) => (i + 1) * step)
}
