import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import subsetFont from 'subset-font'
import { cutHahmlet } from '../fonts/hahmlet.ts'
import type { Picture } from './list.ts'
import { type Outlines, openOutlines } from './outlines.ts'

const require = createRequire(import.meta.url)
const [width, height, edge] = [1200, 630, 88]
const version = 1

/** The picture as PNG, 1200 by 630: paper, the displaced line, and the page's title in the display face. */
export async function drawPicture(picture: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const key = createHash('sha256')
    .update(JSON.stringify([version, picture]))
    .digest('hex')
    .slice(0, 24)
  const file = join('.cache', 'pictures', `${key}.png`)
  if (existsSync(file)) return new Uint8Array(readFileSync(file))
  const png = await sharp(Buffer.from(await compose(picture)))
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, png)
  return new Uint8Array(png)
}

async function compose({ over, title }: Picture): Promise<string> {
  const [display, sans] = await Promise.all([openDisplay(title), openSans(`${over}Faultline`)])
  const korean = /[가-힣]/.test(title)
  const { lines, size } = setTitle(display, title, korean)
  const leading = size * 1.2
  const top = 320 - ((lines.length - 1) * leading) / 2 + size * 0.3
  const write = (face: Outlines, text: string, px: number, x: number, y: number, tracking: number, ink: string) =>
    `<path fill="${ink}" transform="translate(${x} ${y})" d="${face.line(text, px, tracking).path}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f5f4f0"/>
<path d="M${edge} 138H${width * 0.61}M${width * 0.61} 144H${width - edge}" stroke="#1b1f23" stroke-width="2"/>
${write(sans, over, 30, edge, 104, 0, '#545b62')}
${lines.map((line, i) => write(display, line, size, edge - 2, top + i * leading, -0.022, '#1b1f23')).join('\n')}
<path d="M${edge} 536h38M${edge + 28} 552h38" stroke="#1b1f23" stroke-width="6"/>
${write(sans, 'Faultline', 32, edge + 88, 555, 0, '#1b1f23')}
</svg>`
}

/** The largest of four sizes at which the title stands in three lines or fewer. */
function setTitle(face: Outlines, title: string, korean: boolean): { lines: string[]; size: number } {
  const tries = [92, 80, 68, 58].map((size) => ({ size, lines: breakLines(face, title, size, korean) }))
  return tries.find(({ lines }) => lines.length <= 3) ?? (tries.at(-1) as { lines: string[]; size: number })
}

function breakLines(face: Outlines, title: string, size: number, korean: boolean): string[] {
  const room = width - edge * 2 - (korean ? 20 : 0)
  const lines: string[] = []
  for (const word of title.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && face.line(longer, size, -0.022).width <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

async function openDisplay(text: string): Promise<Outlines> {
  const hangul = [...new Set(text.match(/[가-힣]/g) ?? [])].join('')
  const latin = openOutlines(
    await subsetFont(
      readFileSync(require.resolve('@fontsource-variable/hahmlet/files/hahmlet-latin-wght-normal.woff2')),
      text,
      { targetFormat: 'sfnt', variationAxes: { wght: 450 }, noHinting: true },
    ),
  )
  if (!hangul) return latin
  return pick(openOutlines(await cutHahmlet(hangul, 450, 'sfnt')), latin)
}

async function openSans(text: string): Promise<Outlines> {
  const file = require.resolve('pretendard/dist/web/variable/woff2/PretendardVariable.woff2')
  const options = { targetFormat: 'sfnt', variationAxes: { wght: 500 }, noHinting: true } as const
  return openOutlines(await subsetFont(readFileSync(file), text, options))
}

/** Hangul from one face, all else from the other, in one line. */
function pick(hangul: Outlines, other: Outlines): Outlines {
  return {
    line(text, size, tracking) {
      let path = ''
      let x = 0
      for (const run of text.match(/[가-힣]+|[^가-힣]+/g) ?? []) {
        const drawn = (/[가-힣]/.test(run) ? hangul : other).line(run, size, tracking)
        path += drawn.path.replace(
          /([MLQ ])?(-?[\d.]+) (-?[\d.]+)/g,
          (_, before = '', px, py) => `${before}${(Number(px) + x).toFixed(1)} ${py}`,
        )
        x += drawn.width
      }
      return { path, width: x }
    },
  }
}
