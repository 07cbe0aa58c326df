const CHUNK = 1 << 14

/** A list of row numbers that grows, four bytes each, outside of the heap of objects; -1 where none was set. */
export class RowNumbers {
  private readonly chunks: Uint32Array[] = []

  get(index: number): number {
    return (this.chunks[index >> 14]?.[index & (CHUNK - 1)] ?? 0) - 1
  }

  set(index: number, row: number): void {
    const chunk = index >> 14
    while (this.chunks.length <= chunk) this.chunks.push(new Uint32Array(CHUNK))
    ;(this.chunks[chunk] as Uint32Array)[index & (CHUNK - 1)] = row + 1
  }
}
