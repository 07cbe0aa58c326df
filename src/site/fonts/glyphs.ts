import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Everything that may put a letter on the screen. Globs are relative to the repository's root. */
const sources = [
  'content/**/*.{mdx,yaml,json}',
  'labs/**/*.{mdx,ts}',
  'src/{site,pages,figures,workbench}/**/*.{astro,svelte,ts,json}',
]

const hangul = /[ㄱ-ㆎ가-힣]/u

/** How many source files use each Hangul letter, and which other letters beyond ASCII occur at all. */
export interface Glyphs {
  /** Hangul letter -> number of files that use it, most used first. */
  hangul: Map<string, number>
  /** Every other letter outside ASCII. */
  other: Set<string>
  /** Hangul that stands in titles, which are set in the display face. */
  titles: Set<string>
}

/** Reads the letters that the sources under `root` use. */
export function collectGlyphs(root: URL): Glyphs {
  const cwd = fileURLToPath(root)
  const counts = new Map<string, number>()
  const other = new Set<string>()
  const titles = new Set<string>()
  for (const path of globSync(sources, { cwd }).sort()) {
    const text = readFileSync(new URL(path.replaceAll('\\', '/'), root), 'utf8')
    for (const letter of new Set(text)) {
      if (hangul.test(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
      else if (letter > '~') other.add(letter)
    }
    for (const line of text.split('\n'))
      if (isTitle(path, line)) for (const letter of line) if (hangul.test(letter)) titles.add(letter)
  }
  const byUse = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return { hangul: new Map(byUse), other, titles }
}

/** Lines whose words may be set in the display face: names of pages, lessons, labs and steps, refuted claims, initials. */
function isTitle(path: string, line: string): boolean {
  if (path === 'src/site/initials.ts') return line.startsWith('const consonants')
  if (path.startsWith('content/ui/')) return /"\w*title\w*":/i.test(line)
  return /^\s*title:|\b(claim|title)=|^#/.test(line)
}
