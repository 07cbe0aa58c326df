import { structuredPatch } from 'diff/lib/patch/create.js'

/** One line of a difference: where it stands in both texts (0: in that one it does not), or a gap between two places. */
export type DiffRow = { sign: ' ' | '+' | '-'; from: number; to: number; text: string } | { sign: 'gap' }

/** What must change for one text to become the other, with three lines around each place. */
export function diffRows(from: string, to: string): DiffRow[] {
  const rows: DiffRow[] = []
  for (const hunk of structuredPatch('a', 'b', from, to, '', '', { context: 3 }).hunks) {
    if (rows.length > 0 || hunk.oldStart > 1) rows.push({ sign: 'gap' })
    let [a, b] = [hunk.oldStart, hunk.newStart]
    for (const line of hunk.lines) {
      const sign = line[0]
      // what the format says of a last line without an end
      if (sign !== ' ' && sign !== '+' && sign !== '-') continue
      rows.push({ sign, from: sign === '+' ? 0 : a, to: sign === '-' ? 0 : b, text: line.slice(1) })
      if (sign !== '+') a += 1
      if (sign !== '-') b += 1
    }
  }
  return rows
}
