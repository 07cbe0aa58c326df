import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHtml, textOf } from './html.ts'
import { hasLateHangul } from './late-hangul.ts'
import { cssOfPage, facesApart, hangulApart, scopesIn } from './page-css.ts'
import { pagesIn } from './pages.ts'

const LINK = /<link rel="stylesheet" href="(\/assets\/[^"]+\.css)"\s*\/?>/g

const ASTRO = /data-astro-cid-[a-z0-9]+/g

/**
 * Puts into each page the rules that it is first drawn with, so that nothing has to be fetched before it is seen. The whole
 * style sheets come after that, without holding it up, for what scripts add later; where scripts are off, as before.
 * A new face has a browser lay out all of a page again, so the faces of letters that a page does not show yet stand in a
 * sheet of their own: put on at once where parts come to life at once, else when the reader first touches the page.
 * Returns the number of pages.
 */
export function writePageStyles(dist: string): number {
  const sheets = new Map<string, string>()
  const read = (href: string) => {
    const css = sheets.get(href) ?? readFileSync(join(dist, href), 'utf8')
    sheets.set(href, css)
    return css
  }
  let pages = 0
  for (const { file } of pagesIn(dist)) {
    const html = readFileSync(file, 'utf8')
    const hrefs = [...new Set([...html.matchAll(LINK)].map(([, href = '']) => href))]
    if (hrefs.length === 0) continue
    const letters = new Set(textOf(parseHtml(html)))
    // parts that come to life at once bring more of their own than the page was written with
    const alive = html.includes(' client="load"')
    const scopes = scopesIn(alive ? html + hrefs.map(read).join('').replace(ASTRO, '') : html)
    const needed = hrefs.map((href) => cssOfPage(read(href), scopes, letters)).join('')
    const css = hasLateHangul(html) ? hangulApart(needed).rest : needed
    if (css.includes('</')) throw new Error(`${file}: a style sheet holds '</', which would end it inside a page.`)
    const faces = hrefs.flatMap((href) => facesOf(dist, read(href)))
    const late = [
      ...hrefs.map((href) => lateSheet(href, AT_ONCE)),
      ...faces.map((href) => lateSheet(href, alive ? AT_ONCE : WHEN_TOUCHED)),
    ]
    const still = hrefs.map((href) => `<link rel="stylesheet" href="${href}">`)
    // in the place of the first, so that the order among a page's own styles stays
    let placed = false
    const written = html.replace(LINK, () => {
      if (placed) return ''
      placed = true
      return `<style>${css}</style>${late.join('')}<noscript>${still.join('')}</noscript>`
    })
    writeFileSync(file, written)
    pages++
  }
  for (const [href, css] of sheets) writeFileSync(join(dist, href), facesApart(css).rest)
  return pages
}

const AT_ONCE = "this.media='all'"
// in an attribute a bare name is the element's own
const WHEN_TOUCHED = `for(const e of['pointerdown','keydown'])window.addEventListener(e,()=>{${AT_ONCE}},{once:true})`

function lateSheet(href: string, onload: string): string {
  return `<link rel="stylesheet" href="${href}" media="print" onload="${onload}">`
}

/** The sheet with the faces of this one, by its content; none when it has none. */
function facesOf(dist: string, css: string): string[] {
  const { faces } = facesApart(css)
  if (faces === '') return []
  const href = `/assets/faces.${createHash('sha256').update(faces).digest('hex').slice(0, 10)}.css`
  writeFileSync(join(dist, href), faces)
  return [href]
}
