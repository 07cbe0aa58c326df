import { readLetters } from './letters.ts'
import { padded, readTables, type Tables, writeTables } from './sfnt.ts'

/**
 * Joins TrueType fonts of one design that each hold a few letters. Hahmlet comes from npm in 120 files of Hangul, cut for
 * readers of arbitrary pages; the titles of this site need a few letters from most of them, and one file for all.
 *
 *     glyphs of the result:  .notdef | letters of the first | letters of the second | ...
 */
export function joinFonts(fonts: Uint8Array[]): Uint8Array {
  const parts = fonts.map((font) => readPart(readTables(font)))
  const [first] = parts
  if (!first) throw new Error('joinFonts: there is nothing to join')
  const glyphs: Glyph[] = [first.glyphs[0] as Glyph]
  const letters = new Map<number, number>()
  for (const part of parts) {
    // glyph 0 of each part is .notdef, which only the first one gives
    const shift = glyphs.length - 1
    for (const glyph of part.glyphs.slice(1)) glyphs.push({ ...glyph, outline: shiftComponents(glyph.outline, shift) })
    for (const [letter, glyph] of part.letters) letters.set(letter, glyph + shift)
  }
  const tables: Tables = new Map()
  for (const tag of ['OS/2', 'name']) tables.set(tag, table(first.tables, tag))
  tables.set(
    'post',
    copy(table(first.tables, 'post'), 32, (view) => view.setUint32(0, 0x00030000)),
  )
  tables.set(
    'head',
    copy(table(first.tables, 'head'), 54, (view) => view.setInt16(50, 1)),
  )
  tables.set(
    'hhea',
    copy(table(first.tables, 'hhea'), 36, (view) => view.setUint16(34, glyphs.length)),
  )
  tables.set('maxp', joinLimits(parts, glyphs.length))
  tables.set('hmtx', writeMetrics(glyphs))
  tables.set('cmap', writeLetters(letters))
  for (const [tag, view] of writeOutlines(glyphs)) tables.set(tag, view)
  return writeTables(tables)
}

interface Glyph {
  outline: Uint8Array
  advance: number
  bearing: number
}

interface Part {
  tables: Tables
  glyphs: Glyph[]
  /** Code point -> glyph. */
  letters: Map<number, number>
}

function readPart(tables: Tables): Part {
  const [maxp, loca, glyf, hmtx] = ['maxp', 'loca', 'glyf', 'hmtx'].map((tag) => table(tables, tag)) as [
    DataView,
    DataView,
    DataView,
    DataView,
  ]
  const long = table(tables, 'head').getInt16(50) === 1
  const measured = table(tables, 'hhea').getUint16(34)
  const offset = (i: number) => (long ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2)
  const glyphs = Array.from({ length: maxp.getUint16(4) }, (_, i): Glyph => {
    const own = i < measured
    return {
      outline: new Uint8Array(glyf.buffer, glyf.byteOffset + offset(i), offset(i + 1) - offset(i)),
      advance: hmtx.getUint16(Math.min(i, measured - 1) * 4),
      bearing: own ? hmtx.getInt16(i * 4 + 2) : hmtx.getInt16(measured * 4 + (i - measured) * 2),
    }
  })
  return { tables, glyphs, letters: readLetters(table(tables, 'cmap')) }
}

/** A composite outline names other glyphs; they have moved by `shift`. */
function shiftComponents(outline: Uint8Array, shift: number): Uint8Array {
  const moved = outline.slice()
  const view = new DataView(moved.buffer)
  if (moved.length === 0 || view.getInt16(0) >= 0) return moved
  for (let at = 10, flags = 0x20; flags & 0x20; ) {
    flags = view.getUint16(at)
    view.setUint16(at + 2, view.getUint16(at + 2) + shift)
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
  }
  return moved
}

/** The largest of every limit, and the new number of glyphs. */
function joinLimits(parts: Part[], glyphs: number): DataView {
  const limits = parts.map((part) => table(part.tables, 'maxp'))
  return copy(limits[0] as DataView, 32, (view) => {
    for (let at = 6; at < 32; at += 2) view.setUint16(at, Math.max(...limits.map((limit) => limit.getUint16(at))))
    view.setUint16(4, glyphs)
  })
}

function writeMetrics(glyphs: Glyph[]): DataView {
  const view = new DataView(new ArrayBuffer(glyphs.length * 4))
  glyphs.forEach(({ advance, bearing }, i) => {
    view.setUint16(i * 4, advance)
    view.setInt16(i * 4 + 2, bearing)
  })
  return view
}

function writeOutlines(glyphs: Glyph[]): [string, DataView][] {
  const loca = new DataView(new ArrayBuffer((glyphs.length + 1) * 4))
  const glyf = new Uint8Array(glyphs.reduce((sum, { outline }) => sum + padded(outline.length), 0))
  let at = 0
  glyphs.forEach(({ outline }, i) => {
    glyf.set(outline, at)
    at += padded(outline.length)
    loca.setUint32((i + 1) * 4, at)
  })
  return [
    ['loca', loca],
    ['glyf', new DataView(glyf.buffer)],
  ]
}

/** One group per letter, in format 12. */
function writeLetters(letters: Map<number, number>): DataView {
  const sorted = [...letters].sort(([a], [b]) => a - b)
  const view = new DataView(new ArrayBuffer(28 + sorted.length * 12))
  for (const [at, value] of [
    [2, 1],
    [4, 3],
    [6, 10],
    [12, 12],
  ] as const)
    view.setUint16(at, value)
  view.setUint32(8, 12)
  view.setUint32(16, 16 + sorted.length * 12)
  view.setUint32(24, sorted.length)
  sorted.forEach(([letter, glyph], i) => {
    view.setUint32(28 + i * 12, letter)
    view.setUint32(32 + i * 12, letter)
    view.setUint32(36 + i * 12, glyph)
  })
  return view
}

function table(tables: Tables, tag: string): DataView {
  const found = tables.get(tag)
  if (!found) throw new Error(`joinFonts: a font has no ${tag} table`)
  return found
}

function copy(source: DataView, bytes: number, change: (view: DataView) => void): DataView {
  const view = new DataView(source.buffer.slice(source.byteOffset, source.byteOffset + bytes))
  change(view)
  return view
}
