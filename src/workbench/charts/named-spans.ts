/** A fault's time on the axis, in seconds, and what it is called. */
export interface NamedSpan {
  from: number
  to: number
  name: string
}

/** Pixels that a letter of a name takes, about; a Hangul syllable is twice as wide. */
const LETTER = 6.6

/**
 * The names that fit above a chart without touching each other, the latest first; one that would reach over the right
 * edge ends where its fault ends.
 */
export function placeNames(spans: NamedSpan[], end: number, width: number): (NamedSpan & { flip: boolean })[] {
  const taken: [number, number][] = []
  return [...spans].reverse().flatMap((span) => {
    const long = widthOf(span.name)
    const [from, to] = [(span.from / end) * width, (Math.min(span.to, end) / end) * width]
    const flip = from + long > width
    const [start, stop] = flip ? [to - long, to] : [from, from + long]
    if (taken.some(([a, b]) => start < b + 8 && stop > a - 8) || start < -36) return []
    taken.push([start, stop])
    return [{ ...span, flip }]
  })
}

function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += letter >= '\u1100' ? LETTER * 2 : LETTER
  return width
}

/** Stretches in which any of them acts, in order: several at once are hatched once. */
export function stretches(spans: { from: number; to: number }[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else found.push({ from, to })
  }
  return found
}
