import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { joinFonts } from './join.ts'

const require = createRequire(import.meta.url)
const root = '@fontsource-variable/hahmlet'

/**
 * Hahmlet's Hangul for these letters at one weight, as one file. Letters that the face does not have are left out. The
 * weight is pinned, because titles differ by little in weight and a second master would double the file.
 */
export async function cutHahmlet(
  letters: string,
  weight: number,
  targetFormat: 'woff2' | 'sfnt' = 'woff2',
): Promise<Uint8Array> {
  const byFile = Map.groupBy(letters, fileOf)
  const parts: Uint8Array[] = []
  for (const [file, own] of byFile) {
    if (file === undefined) continue
    const font = readFileSync(require.resolve(`${root}/files/hahmlet-${file}-wght-normal.woff2`))
    const options = {
      targetFormat: 'sfnt',
      variationAxes: { wght: weight },
      noHinting: true,
      keepFeatures: [],
    } as const
    parts.push(await subsetFont(font, own.join(''), options))
  }
  return subsetFont(Buffer.from(joinFonts(parts)), letters, { targetFormat })
}

let ranges: { file: string; from: number; to: number }[] | undefined

/** The number of the package's file that holds a letter. */
function fileOf(letter: string): string | undefined {
  ranges ??= readRanges()
  const point = letter.codePointAt(0) ?? 0
  return ranges.find(({ from, to }) => from <= point && point <= to)?.file
}

function readRanges(): { file: string; from: number; to: number }[] {
  const files: Record<string, string> = JSON.parse(readFileSync(require.resolve(`${root}/unicode.json`), 'utf8'))
  return Object.entries(files).flatMap(([name, list]) => {
    const file = /^\[(\d+)\]$/.exec(name)?.[1]
    if (!file) return []
    return list.split(',').map((range) => {
      const [from = 0, to = from] = range
        .slice(2)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16))
      return { file, from, to }
    })
  })
}
