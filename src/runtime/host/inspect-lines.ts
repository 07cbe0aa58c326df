import type { InspectOptions } from './inspect.ts'

/** What one call of inspect shares. */
export interface Page {
  options: InspectOptions
  circular: Map<object, number>
  /** The level of the object begun last: three levels that fit are folded into one line, no more. */
  deepest: number
}

export interface Place {
  page: Page
  depth: number
  level: number
  seen: unknown[]
}

/** Puts parts between brackets: on one line if they fit, in columns if they are many items, else a line each. */
export function fold(parts: string[], open: string, close: string, place: Place, list?: unknown[]): string {
  if (parts.length === 0) return `${open}${close}`
  const breakLength = place.page.options.breakLength ?? 80
  const indentation = (place.level - 1) * 2
  const lines = list && parts.length > 6 ? inColumns(parts, list, indentation, breakLength) : parts
  if (place.page.deepest - place.level < 3 && lines.length === parts.length) {
    const start = lines.length + indentation + open.length + 10
    const length = lines.reduce((sum, line) => sum + line.length, lines.length + start)
    const line = lines.join(', ')
    if (length <= breakLength && !line.includes('\n')) return `${open} ${line} ${close}`
  }
  const indent = `\n${' '.repeat(indentation)}`
  return `${open}${indent}  ${lines.join(`,${indent}  `)}${indent}${close}`
}

// Node's own way to choose the columns, so that output looks the same
function inColumns(parts: string[], list: unknown[], indentation: number, breakLength: number): string[] {
  const hasMore = list.length > 100
  const count = hasMore ? parts.length - 1 : parts.length
  const lengths = parts.slice(0, count).map((part) => part.length)
  const total = lengths.reduce((sum, length) => sum + length + 2, 0)
  const longest = Math.max(...lengths)
  const width = longest + 2
  if (width * 3 + indentation >= breakLength || !(total / width > 5 || longest <= 6)) return parts
  const biased = Math.max(width - 3 - Math.sqrt(width - total / parts.length), 1)
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * biased * count) / biased),
    Math.floor((breakLength - indentation) / width),
    12,
  )
  if (columns <= 1) return parts
  const widths = Array.from({ length: columns }, (_, column) => {
    return Math.max(...lengths.filter((_length, i) => i % columns === column)) + 2
  })
  const right = list.every((item) => typeof item === 'number' || typeof item === 'bigint')
  const rows: string[] = []
  for (let i = 0; i < count; i += columns) {
    const row = parts.slice(i, Math.min(i + columns, count)).map((part, column, all) => {
      const last = column === all.length - 1
      const cell = last ? part : `${part}, `
      const room = (widths[column] as number) - (last ? 2 : 0)
      return right ? cell.padStart(room) : last ? cell : cell.padEnd(room)
    })
    rows.push(row.join(''))
  }
  return hasMore ? [...rows, parts[count] as string] : rows
}
