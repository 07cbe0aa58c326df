/** Line and column, from 1, of an index into a text. */
export function position(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: (before[before.length - 1] as string).length + 1 }
}
