import type { ChartData } from './chart-data.ts'

/** The vertical axis ends a little above the highest value, at least where the chart asks. */
export function topOf(data: ChartData): number {
  let most = Math.max(data.least, data.level?.at ?? 0)
  for (const line of data.lines) for (const value of line.values) if (value !== null && value > most) most = value
  return most * 1.06
}

/** Two or three round values below the top. */
export function valueTicks(top: number): number[] {
  const power = 10 ** Math.floor(Math.log10(top))
  const step = [5, 2.5, 2, 1, 0.5, 0.25, 0.2].map((one) => one * power).find((one) => top / one >= 2) ?? top / 2
  return Array.from({ length: Math.floor(top / step) }, (_, i) => (i + 1) * step).slice(0, 3)
}
