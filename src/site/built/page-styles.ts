import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHtml, textOf } from './html.ts'
import { cssOfPage, scopesIn } from './page-css.ts'
import { pagesIn } from './pages.ts'

const LINK = /<link rel="stylesheet" href="(\/assets\/[^"]+\.css)"\s*\/?>/g

const ASTRO = /data-astro-cid-[a-z0-9]+/g

/**
 * Puts into each page the rules that it is first drawn with, so that nothing has to be fetched before it is seen. The whole
 * style sheets come after that, without holding it up, for what scripts add later; where scripts are off, as before.
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
    const css = hrefs.map((href) => cssOfPage(read(href), scopes, letters)).join('')
    if (css.includes('</')) throw new Error(`${file}: a style sheet holds '</', which would end it inside a page.`)
    const late = hrefs.map((href) => `<link rel="stylesheet" href="${href}" media="print" onload="this.media='all'">`)
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
  return pages
}
