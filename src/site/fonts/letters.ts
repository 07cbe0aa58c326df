/** Code point -> glyph, of the `cmap` formats 4 and 12, which are the ones that occur. */
export function readLetters(cmap: DataView): Map<number, number> {
  const letters = new Map<number, number>()
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const at = cmap.getUint32(4 + i * 8 + 4)
    const format = cmap.getUint16(at)
    if (format === 4) readSegments(cmap, at, letters)
    if (format !== 12) continue
    for (let k = 0; k < cmap.getUint32(at + 12); k++) {
      const group = at + 16 + k * 12
      const [from, to, glyph] = [cmap.getUint32(group), cmap.getUint32(group + 4), cmap.getUint32(group + 8)]
      for (let letter = from; letter <= to; letter++) letters.set(letter, glyph + letter - from)
    }
  }
  return letters
}

function readSegments(cmap: DataView, at: number, letters: Map<number, number>): void {
  const twice = cmap.getUint16(at + 6)
  for (let i = 0; i < twice; i += 2) {
    const [end, start] = [cmap.getUint16(at + 14 + i), cmap.getUint16(at + 16 + twice + i)]
    const [delta, place] = [cmap.getInt16(at + 16 + twice * 2 + i), at + 16 + twice * 3 + i]
    const range = cmap.getUint16(place)
    for (let letter = start; letter <= end && letter !== 0xffff; letter++) {
      const glyph = range === 0 ? letter : cmap.getUint16(place + range + (letter - start) * 2)
      if (glyph !== 0) letters.set(letter, (glyph + delta) & 0xffff)
    }
  }
}
