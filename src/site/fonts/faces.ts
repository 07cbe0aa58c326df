import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { collectGlyphs, type Glyphs, portions } from './glyphs.ts'
import { cutHahmlet } from './hahmlet.ts'
import { standInRules } from './stand-ins.ts'

const require = createRequire(import.meta.url)

/** One file to cut: which letters, from which font, and under which family name it is served. */
interface Cut {
  file: string
  family: string
  from: string
  text: string
  weights: { min: number; max: number } | number
  /** Only loaded when one of its own letters is on the page; left out for the Latin part, which every page needs. */
  onlyFor?: string
}

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')
const hangulDisplay = 'hahmlet-hangul'
const displayWeight = 450
const displayWeights = { min: 400, max: 500 }
const version = 8

/**
 * Writes the cut fonts and `faces.css` into `.cache/fonts` under `root`. Returns one line for the log.
 * All faces are SIL OFL 1.1; the cut ones carry the site's own family names, as its reserved font names ask.
 */
export async function writeFaces(root: URL): Promise<string> {
  const dir = new URL('.cache/fonts/', root)
  const glyphs = collectGlyphs(root)
  const cuts = plan(glyphs)
  const key = createHash('sha256')
    .update(JSON.stringify([version, cuts, standInRules()]))
    .digest('hex')
  const keyFile = new URL('key', dir)
  if (existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return `${cuts.length} files, unchanged`
  mkdirSync(dir, { recursive: true })
  let css = standInRules()
  let bytes = 0
  for (const cut of cuts) {
    const font = await cutFont(cut)
    bytes += font.length
    writeFileSync(new URL(cut.file, dir), font)
    css += face(cut)
  }
  const current = new Set(cuts.map((cut) => cut.file))
  for (const file of readdirSync(dir)) if (file.endsWith('.woff2') && !current.has(file)) rmSync(new URL(file, dir))
  writeFileSync(new URL('faces.css', dir), css)
  writeFileSync(keyFile, key)
  return `${cuts.length} files, ${Math.round(bytes / 1000)} kB, ${glyphs.hangul.size} Hangul letters`
}

function cutFont({ from, text, weights }: Cut): Promise<Uint8Array> {
  if (from === hangulDisplay) return cutHahmlet(text, displayWeight)
  return subsetFont(readFileSync(require.resolve(from)), text, {
    targetFormat: 'woff2',
    variationAxes: { wght: weights },
    keepFeatures: ['kern', 'tnum', 'ccmp', 'locl', 'mark', 'mkmk'],
    noHinting: true,
  })
}

function plan(glyphs: Glyphs): Cut[] {
  const latin = ascii + [...glyphs.everywhere].sort().join('')
  const sans = 'pretendard/dist/web/variable/woff2/PretendardVariable.woff2'
  const weights = { min: 400, max: 700 }
  const cuts: Cut[] = [
    { file: 'sans.woff2', family: 'Faultline Sans', from: sans, text: latin, weights },
    {
      file: 'display.woff2',
      family: 'Faultline Display',
      from: '@fontsource-variable/hahmlet/files/hahmlet-latin-wght-normal.woff2',
      text: latin,
      weights: displayWeight,
    },
    {
      file: 'mono.woff2',
      family: 'Faultline Mono',
      from: '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
      text: latin,
      weights,
    },
  ]
  const titles = [...glyphs.titles].sort().join('')
  const display = { family: 'Faultline Display', from: hangulDisplay, weights: displayWeight }
  if (titles) cuts.push({ file: 'display-ko.woff2', ...display, text: titles, onlyFor: titles })
  portions(glyphs).forEach((text, i) => {
    cuts.push({ file: `sans-ko-${i}.woff2`, family: 'Faultline Sans', from: sans, text, weights, onlyFor: text })
  })
  return cuts
}

function face({ file, family, weights, onlyFor }: Cut): string {
  // a face for some letters only counts when it claims the same weights as the family's first
  const { min, max } = typeof weights === 'number' ? displayWeights : weights
  const range = onlyFor ? `\n  unicode-range: ${ranges(onlyFor)};` : ''
  return `@font-face {
  font-family: '${family}';
  font-weight: ${min} ${max};
  font-display: swap;
  src: url('./${file}') format('woff2');${range}
}\n`
}

function ranges(text: string): string {
  const points = [...text].map((letter) => letter.codePointAt(0) ?? 0).sort((a, b) => a - b)
  return points.map((point) => `U+${point.toString(16)}`).join(',')
}
