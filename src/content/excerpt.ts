/** Which lines of a file an excerpt shows, from 0 and without the last; or why it cannot be shown. */
export type ExcerptLines =
  | { ok: true; from: number; to: number }
  | { ok: false; why: 'no such region'; regions: string[] }
  | { ok: false; why: 'not closed' }
  | { ok: false; why: 'no such lines'; length: number }

/** Finds a region (`// #region name` to `// #endregion`) or a range of lines ("12-26") in a lab's file; neither: all of it. */
export function excerptLines(
  text: string,
  part: { region?: string | undefined; lines?: string | undefined },
): ExcerptLines {
  const all = text.replace(/\n$/, '').split('\n')
  if (part.region !== undefined) return findRegion(all, part.region)
  if (part.lines === undefined) return { ok: true, from: 0, to: all.length }
  const [, from, to] = /^(\d+)-(\d+)$/.exec(part.lines) ?? []
  const fits = from && to && Number(from) >= 1 && Number(from) <= Number(to) && Number(to) <= all.length
  return fits
    ? { ok: true, from: Number(from) - 1, to: Number(to) }
    : { ok: false, why: 'no such lines', length: all.length }
}

function findRegion(lines: string[], region: string): ExcerptLines {
  const start = lines.findIndex((line) => line.trim() === `// #region ${region}`)
  if (start === -1) {
    return {
      ok: false,
      why: 'no such region',
      regions: lines.flatMap((line) => /\/\/ #region (\S+)/.exec(line)?.[1] ?? []),
    }
  }
  const end = lines.findIndex((line, i) => i > start && line.trim() === '// #endregion')
  return end === -1 ? { ok: false, why: 'not closed' } : { ok: true, from: start + 1, to: end }
}
