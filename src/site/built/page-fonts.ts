import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { type Element, elementsIn, hasClass, parseHtml, textOf } from './html.ts'
import { lateHangul } from './late-hangul.ts'
import { pagesIn } from './pages.ts'

const hangul = /[ㄱ-ㆎ가-힣]/gu

/**
 * Gives each page with Hangul two small files with the letters that only it needs: those of its titles in the display face,
 * and those beyond the site's common ones in the text face. The site's own portions stay behind them, for letters that a
 * script brings later. Returns the number of pages.
 */
export async function writePageFonts(dist: string): Promise<number> {
  const faces = readFaces(dist)
  const titles = faces.filter(({ family, letters }) => family.includes('Display') && letters.size > 0)
  const text = faces.filter(({ family, letters }) => family.includes('Sans') && letters.size > 0)
  const [common, ...portions] = text
  let pages = 0
  for (const { file } of pagesIn(dist)) {
    const html = readFileSync(file, 'utf8')
    const body = [...elementsIn(parseHtml(html))].find(({ tag }) => tag === 'body')
    const letters = new Set(body ? `${textOf(body, isUnseen)}${saidByScripts(body)}`.match(hangul) : [])
    if (!body || letters.size < 40 || !common) continue
    const rare = [...letters].filter((letter) => !common.letters.has(letter))
    const faceRules = [
      ...(await cut(dist, titles, lettersOfTitles(body))),
      ...(await cut(dist, portions, new Set(rare))),
    ]
    // where parts come to life at once, they bring the sheet with all faces, which would be fetched from before these stand
    const alive = html.includes(' client="load"')
    const written = alive ? `<style>${faceRules.join('')}</style>` : lateHangul([common.rule, ...faceRules])
    writeFileSync(
      file,
      html.replace('</head>', () => `${written}</head>`),
    )
    pages++
  }
  return pages
}

/** What the page's parts will say once they have come to life: a lab's guide, checks and faults stand in their props. */
function saidByScripts(body: Element): string {
  const parts = [...elementsIn(body)].filter(({ tag }) => tag === 'astro-island')
  return parts.map(({ attributes }) => attributes.props ?? '').join('')
}

interface Face {
  family: string
  weight: string
  file: string
  letters: Set<string>
  rule: string
}

/** The Hangul faces of the built style sheets; portions of one family are joined by cutting each of them. */
function readFaces(dist: string): Face[] {
  const css = globSync('assets/*.css', { cwd: dist }).map((sheet) => readFileSync(join(dist, sheet), 'utf8'))
  const rules = [...new Set(css.join('\n').match(/@font-face\s*\{[^}]*\}/g))]
  return rules.flatMap((rule) => {
    const [, family = ''] = /font-family:\s*["']?([^;"'}]+)/.exec(rule) ?? []
    const [, weight = ''] = /font-weight:\s*([^;}]+)/.exec(rule) ?? []
    const [, name] = /url\(["']?(?:\.|\/assets)?\/?([^)"'/]+\.woff2)/.exec(rule) ?? []
    const [, range = ''] = /unicode-range:\s*([^;}]+)/.exec(rule) ?? []
    const letters = new Set(lettersOf(range).filter((letter) => letter.match(hangul)))
    return name ? [{ family, weight, file: join(dist, 'assets', name), letters, rule }] : []
  })
}

const kept = new Map<string, string>()

/** The face of one file for these letters, out of the portions that hold them; nothing when there are none. */
async function cut(dist: string, from: Face[], wanted: Set<string>): Promise<string[]> {
  const rules: string[] = []
  const holders = from.filter(({ letters }) => [...letters].some((letter) => wanted.has(letter)))
  const [one] = holders
  if (!one) return rules
  const own = [...new Set(holders.flatMap(({ letters }) => [...letters]))].filter((letter) => wanted.has(letter)).sort()
  const source = await joined(from)
  const key = `${one.family} ${own.join('')}`
  let name = kept.get(key)
  if (!name) {
    const font = await subsetFont(source, own.join(''), { targetFormat: 'woff2', noHinting: true })
    name = `page.${createHash('sha256').update(font).digest('hex').slice(0, 10)}.woff2`
    writeFileSync(join(dist, 'assets', name), font)
    kept.set(key, name)
  }
  const range = own.map((letter) => `U+${letter.codePointAt(0)?.toString(16)}`).join(',')
  rules.push(
    `@font-face{font-family:'${one.family}';font-weight:${one.weight.trim()};font-display:swap;src:url(/assets/${name}) format('woff2');unicode-range:${range}}`,
  )
  return rules
}

/** What portions were cut from, at the same weights. */
async function joined(from: Face[]): Promise<Buffer> {
  const [only, ...more] = from
  if (only && more.length === 0) return readFileSync(only.file)
  return wholeSans(from)
}

let whole: Promise<Buffer> | undefined

function wholeSans(from: Face[]): Promise<Buffer> {
  const letters = from.flatMap((face) => [...face.letters]).join('')
  const file = import.meta.resolve('pretendard/dist/web/variable/woff2/PretendardVariable.woff2')
  whole ??= subsetFont(readFileSync(new URL(file)), letters, {
    targetFormat: 'sfnt',
    variationAxes: { wght: { min: 400, max: 700 } },
    noHinting: true,
  })
  return whole
}

function lettersOfTitles(body: Element): Set<string> {
  const titles = [...elementsIn(body)].filter(
    (one) => /^h[1-3]$/.test(one.tag) || one.tag === 'blockquote' || hasClass(one, 'display') || hasClass(one, 'title'),
  )
  return new Set(
    titles
      .map((one) => textOf(one, isUnseen))
      .join('')
      .match(hangul),
  )
}

/** A lab's whole guide is for paper and for readers without scripts; its letters come from the site's portions. */
function isUnseen(one: Element): boolean {
  return one.tag === 'noscript' || one.tag === 'svg' || hasClass(one, 'guide-text')
}

function lettersOf(range: string): string[] {
  return range.split(',').flatMap((part) => {
    const [from = '', to = from] = part.trim().replace(/^u\+/i, '').split('-')
    const [first, last] = [Number.parseInt(from, 16), Number.parseInt(to, 16)]
    if (Number.isNaN(first)) return []
    return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i))
  })
}
