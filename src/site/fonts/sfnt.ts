/** A TrueType file as its tables. Checksums are left at zero: the subsetter that reads the result writes them anew. */
export type Tables = Map<string, DataView>

const HEADER = 12
const RECORD = 16

/** Splits a TrueType file into its tables. */
export function readTables(font: Uint8Array): Tables {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables: Tables = new Map()
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = HEADER + i * RECORD
    const tag = String.fromCharCode(...font.subarray(at, at + 4))
    tables.set(tag, new DataView(font.buffer, font.byteOffset + view.getUint32(at + 8), view.getUint32(at + 12)))
  }
  return tables
}

/** Puts tables together into a TrueType file. */
export function writeTables(tables: Tables): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const size = sorted.reduce((sum, [, table]) => sum + padded(table.byteLength), HEADER + sorted.length * RECORD)
  const font = new Uint8Array(size)
  const view = new DataView(font.buffer)
  view.setUint32(0, 0x00010000)
  view.setUint16(4, sorted.length)
  let offset = HEADER + sorted.length * RECORD
  sorted.forEach(([tag, table], i) => {
    const at = HEADER + i * RECORD
    for (let k = 0; k < 4; k++) font[at + k] = tag.charCodeAt(k)
    view.setUint32(at + 8, offset)
    view.setUint32(at + 12, table.byteLength)
    font.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), offset)
    offset += padded(table.byteLength)
  })
  return font
}

/** Tables are aligned to four bytes. */
export const padded = (bytes: number): number => (bytes + 3) & ~3
