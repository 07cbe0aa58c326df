import type { ChartData, ChartLine } from './chart-data.ts'

/** The name of a line, and where it stands: on the line, a little before its end, or above it there. */
export interface LineLabel {
  label: string
  x: number
  y: number
  line: ChartLine
  above?: boolean
}

/** Fewer than this many values are too short a line to carry a name. */
const LEAST = 40

/** How much of a chart's width a short name takes, with the room before it. */
const NAME_SHARE = 0.12

/** How high the chart goes, in its own unit, and how many seconds wide it is. */
export interface Axes {
  top: number
  wide: number
}

/** Only names that have room and tell what the title does not. */
export function lineLabels(
  { seconds, lines }: ChartData,
  name: string,
  { top, wide }: Axes,
  guessed: boolean,
): LineLabel[] {
  const at = Math.max(0, Math.floor(seconds.length * 0.72))
  if (seconds.length < LEAST) return []
  if (name === 'ledger') return together(lines, seconds, at, top)
  if (name === 'latency') {
    const apart = Math.max(at / 4, (wide * NAME_SHARE) / ((seconds[1] ?? 1) - (seconds[0] ?? 0)))
    return lines.flatMap((line, i) => (at < i * apart ? [] : above(line, seconds, Math.floor(at - i * apart), wide)))
  }
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
    if (name === 'errors') return room > top * 0.12
    return name === 'goodput' && !guessed && line.look === 'thin' && room - useful > top * 0.25
  })
}

/** Side by side, since lines may run together: each over the highest value that the name, about an eighth of the chart wide, stands above. */
function above(line: ChartLine, seconds: number[], at: number, wide: number): LineLabel[] {
  const half = Math.ceil(wide / 16 / ((seconds[1] ?? 1) - (seconds[0] ?? 0)))
  const below = line.values.slice(Math.max(0, at - half), at + half + 1).filter((value) => typeof value === 'number')
  if (below.length === 0) return []
  return [{ label: line.label, x: seconds[at] ?? 0, y: Math.max(...below), line, above: true }]
}

/** Each line by its name; those that run together share a place. */
function together(lines: ChartLine[], seconds: number[], at: number, top: number): LineLabel[] {
  const found: LineLabel[] = []
  for (const line of lines) {
    const y = line.values[at]
    if (typeof y !== 'number') continue
    const near = found.find((one) => Math.abs(one.y - y) < top * 0.09)
    if (near) near.label += `, ${line.label}`
    else found.push({ label: line.label, x: seconds[at] ?? 0, y, line })
  }
  return found
}
