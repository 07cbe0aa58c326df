import { readLetters } from '../fonts/letters.ts'
import { readTables } from '../fonts/sfnt.ts'

/**
 * Letters of a TrueType font as paths, so that a picture with words can be drawn on a machine that has no fonts. Reads
 * what `glyf` can hold: contours of straight lines and quadratic curves, and glyphs put together from others.
 */
export interface Outlines {
  /** The path of a line of text whose baseline begins at 0,0, and how wide it is, at this size in px. */
  line(text: string, size: number, tracking?: number): { path: string; width: number }
}

interface Point {
  x: number
  y: number
  on: boolean
}

/** Opens a font file (sfnt). */
export function openOutlines(font: Uint8Array): Outlines {
  const tables = readTables(font)
  const table = (tag: string): DataView => {
    const found = tables.get(tag)
    if (!found) throw new Error(`openOutlines: the font has no ${tag} table`)
    return found
  }
  const [head, loca, glyf, hmtx, cmap] = ['head', 'loca', 'glyf', 'hmtx', 'cmap'].map(table) as [
    DataView,
    DataView,
    DataView,
    DataView,
    DataView,
  ]
  const measured = table('hhea').getUint16(34)
  const unitsPerEm = head.getUint16(18)
  const long = head.getInt16(50) === 1
  const offset = (glyph: number) => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2)
  const letters = readLetters(cmap)

  return {
    line(text, size, tracking = 0) {
      const scale = size / unitsPerEm
      let x = 0
      let path = ''
      for (const letter of text) {
        const glyph = letters.get(letter.codePointAt(0) ?? 0) ?? 0
        for (const contour of contours(glyph)) path += draw(contour, x, scale)
        x += hmtx.getUint16(Math.min(glyph, measured - 1) * 4) * scale + tracking * size
      }
      return { path, width: x }
    },
  }

  function contours(glyph: number): Point[][] {
    const from = offset(glyph)
    if (offset(glyph + 1) === from) return []
    const count = glyf.getInt16(from)
    return count >= 0 ? simple(from, count) : composite(from + 10)
  }

  function simple(from: number, count: number): Point[][] {
    const ends = Array.from({ length: count }, (_, i) => glyf.getUint16(from + 10 + i * 2))
    const total = (ends.at(-1) ?? -1) + 1
    let at = from + 10 + count * 2
    at += 2 + glyf.getUint16(at)
    const flags: number[] = []
    while (flags.length < total) {
      const flag = glyf.getUint8(at++)
      const times = flag & 8 ? glyf.getUint8(at++) + 1 : 1
      for (let i = 0; i < times; i++) flags.push(flag)
    }
    const axis = (short: number, same: number): number[] => {
      let value = 0
      return flags.map((flag) => {
        if (flag & short) value += glyf.getUint8(at++) * (flag & same ? 1 : -1)
        else if (!(flag & same)) {
          value += glyf.getInt16(at)
          at += 2
        }
        return value
      })
    }
    const xs = axis(2, 16)
    const ys = axis(4, 32)
    const points = flags.map((flag, i): Point => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, on: (flag & 1) === 1 }))
    return ends.map((end, i) => points.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end + 1))
  }

  function composite(start: number): Point[][] {
    const found: Point[][] = []
    for (let at = start, flags = 0x20; flags & 0x20; ) {
      flags = glyf.getUint16(at)
      const part = glyf.getUint16(at + 2)
      const words = flags & 1
      const dx = words ? glyf.getInt16(at + 4) : glyf.getInt8(at + 4)
      const dy = words ? glyf.getInt16(at + 6) : glyf.getInt8(at + 5)
      at += words ? 8 : 6
      const number = (i: number) => glyf.getInt16(at + i * 2) / 16384
      let [a, b, c, d] = [1, 0, 0, 1]
      if (flags & 8) a = d = number(0)
      else if (flags & 0x40) [a, d] = [number(0), number(1)]
      else if (flags & 0x80) [a, b, c, d] = [number(0), number(1), number(2), number(3)]
      at += flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0
      for (const contour of contours(part))
        found.push(contour.map(({ x, y, on }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, on })))
    }
    return found
  }
}

/** One contour as an SVG path; y goes down there. */
function draw(points: Point[], dx: number, scale: number): string {
  const write = ({ x, y }: { x: number; y: number }) => `${(dx + x * scale).toFixed(1)} ${(-y * scale).toFixed(1)}`
  const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true })
  const first = points.findIndex(({ on }) => on)
  const around = first > 0 ? [...points.slice(first), ...points.slice(0, first)] : [...points]
  const [begin, last] = [around[0], around.at(-1)]
  if (!begin || !last) return ''
  const start = begin.on ? begin : middle(begin, last)
  const rest = begin.on ? around.slice(1) : around
  let path = `M${write(start)}`
  rest.forEach((point, i) => {
    if (point.on) {
      if (rest[i - 1]?.on !== false) path += `L${write(point)}`
      return
    }
    const next = rest[i + 1] ?? start
    path += `Q${write(point)} ${write(next.on ? next : middle(point, next))}`
  })
  return `${path}Z`
}
