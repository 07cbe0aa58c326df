import type { ChartData, ChartLine } from './chart-data.ts'

/** The name of a line, and where it stands: on the line, a little before its end. */
export interface LineLabel {
  label: string
  x: number
  y: number
  line: ChartLine
}

/** Fewer than this many values are too short a line to carry a name. */
const LEAST = 40

/** Only names that have room and tell what the title does not. */
export function lineLabels({ seconds, lines }: ChartData, name: string, top: number, guessed: boolean): LineLabel[] {
  const at = Math.max(0, Math.floor(seconds.length * 0.72))
  if (seconds.length < LEAST) return []
  const stacked = name === 'calls'
  const found = lines.flatMap((line, i) => {
    const value = line.values[at]
    if (typeof value !== 'number') return []
    const below = lines[i + 1]?.values[at] ?? 0
    const y =
      stacked && line.look === 'area' ? (value + below) / 2 : stacked && line.look === 'under' ? value / 2 : value
    const room = stacked && line.look === 'area' ? value - below : value
    return [{ label: line.label, x: seconds[at] ?? 0, y, room, line }]
  })
  const useful = lines[0]?.values[at] ?? 0
  return found.filter(({ line, room }) => {
    if (name === 'calls') return room > top * 0.1
    if (name === 'latency') return true
    if (name === 'errors') return room > top * 0.12
    return name === 'goodput' && !guessed && line.look === 'thin' && room - useful > top * 0.25
  })
}
