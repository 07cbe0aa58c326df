/**
 * The column in the source of a column in the compiled line, both from 1. Taking types out only removes text, so the
 * compiled line is found again in the source letter by letter.
 */
export function sourceColumn(source: string, compiled: string, column: number): number {
  let at = 0
  for (let i = 0; i < column - 1; i++) {
    const found = source.indexOf(compiled[i] as string, at)
    if (found < 0) return column
    at = found + 1
  }
  const here = source.indexOf(compiled.slice(column - 1, column + 7), at)
  return (here < 0 ? at : here) + 1
}
