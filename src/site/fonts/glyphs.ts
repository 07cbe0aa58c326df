import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { coursePath } from '../../content/course-folder.ts'

/** Everything that may put a letter on the screen. Globs are relative to the repository's root. */
const sources = [
  'content/{ui,teach}/**/*.{mdx,yaml,json}',
  'src/engine/faults/*.ts',
  'src/{site,pages,figures,workbench}/**/*.{astro,svelte,ts}',
]
/** What a course brings, wherever its folder lies. */
const courses = ['content/**/*.{mdx,yaml,json}', 'labs/**/*.{mdx,ts}']
const silent = /\.test\.ts$|^src\/site\/fonts\//
/** Words that stand on every page of both languages: the name of the other language in its own letters. */
const everywhere = 'content/ui/en.json'

const hangul = /[ㄱ-ㆎ가-힣]/u

/** The letters that the site uses. */
export interface Glyphs {
  /** Letters outside ASCII that every page may need; a few of them Hangul. */
  everywhere: Set<string>
  /** Hangul -> the files that use it; letters of many files first. */
  hangul: Map<string, string[]>
  /** Hangul that stands in titles, which are set in the display face. */
  titles: Set<string>
}

/** Reads the letters that the sources under `root` use. */
export function collectGlyphs(root: URL): Glyphs {
  const cwd = fileURLToPath(root)
  const glyphs: Glyphs = { everywhere: new Set(), hangul: new Map(), titles: new Set() }
  const found = new Map<string, string>()
  for (const [folder, patterns] of [
    [coursePath('', cwd), courses],
    [cwd, sources],
  ] as const)
    for (const path of globSync(patterns, { cwd: folder })) found.set(path.replaceAll('\\', '/'), join(folder, path))
  for (const path of [...found.keys()].filter((one) => !silent.test(one)).sort()) {
    const text = readFileSync(found.get(path) as string, 'utf8')
    for (const letter of new Set(text)) {
      if (letter <= '~') continue
      if (!hangul.test(letter) || path === everywhere) glyphs.everywhere.add(letter)
      else glyphs.hangul.set(letter, [...(glyphs.hangul.get(letter) ?? []), path])
    }
    for (const line of text.split('\n')) {
      if (isTitle(path, line)) for (const letter of line) if (hangul.test(letter)) glyphs.titles.add(letter)
    }
  }
  for (const letter of glyphs.everywhere) glyphs.hangul.delete(letter)
  const byUse = [...glyphs.hangul].sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))
  return { ...glyphs, hangul: new Map(byUse) }
}

/**
 * Hangul in portions, so that a page loads little more than it shows: the letters of most files first, then those that
 * only one file has, by file, and what lies between in small portions.
 */
export function portions(glyphs: Glyphs, common = 250, between = 90): string[] {
  const letters = [...glyphs.hangul]
  const rest = letters.slice(common)
  const own = Map.groupBy(
    rest.filter(([, files]) => files.length === 1),
    ([, [file]]) => file,
  )
  const shared = rest.filter(([, files]) => files.length > 1)
  const groups = [letters.slice(0, common), ...own.values()]
  for (let i = 0; i < shared.length; i += between) groups.push(shared.slice(i, i + between))
  return groups.filter((group) => group.length > 0).map((group) => group.map(([letter]) => letter).join(''))
}

/** Lines whose words may be set in the display face: names of pages, lessons, labs and steps, refuted claims, initials. */
function isTitle(path: string, line: string): boolean {
  if (path === 'src/site/initials.ts') return line.startsWith('const consonants')
  if (path.startsWith('content/ui/')) return /"\w*title\w*":/i.test(line)
  return /^\s*title:|\b(claim|title|idea)=|^#/.test(line)
}
