import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Element, elementsIn, findElement, hasClass, parseHtml } from '../../src/site/built/html.ts'
import { pagesIn } from '../../src/site/built/pages.ts'
import { expect, test } from './support/test.ts'

// Over every page of the built site, without a browser; only the fonts are measured in one.
const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const read = () =>
  new Map(pagesIn(dist).map(({ path, file }) => [path, parseHtml(readFileSync(file, 'utf8'))] as [string, Element]))

/** What is wrong with a page that browsers forgive and readers do not. Balanced tags and single attributes are the parser's work. */
function* faults(page: Element): Generator<string> {
  const all = [...elementsIn(page)]
  const ids = all.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]))
  for (const id of new Set(ids)) if (ids.filter((one) => one === id).length > 1) yield `the id ${id} stands twice`
  if (!findElement(page, ({ tag }) => tag === 'html')?.attributes.lang) yield 'html has no lang'
  if (all.filter(({ tag }) => tag === 'title').length === 0) yield 'no title'
  for (const { tag, attributes } of all) {
    if (tag === 'img' && attributes.alt === undefined) yield `an img without alt: ${attributes.src}`
    for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls'])
      for (const id of attributes[name]?.split(/\s+/).filter(Boolean) ?? [])
        if (!ids.includes(id)) yield `${name}="${id}" names nothing`
    if (attributes.id === '') yield 'an empty id'
  }
  yield* nested(page, [])
}

const interactive = new Set(['a', 'button', 'label', 'select', 'textarea'])
const phrasing = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'code', 'button', 'em', 'strong'])
const flow = new Set([
  'div',
  'p',
  'ul',
  'ol',
  'section',
  'table',
  'figure',
  'h1',
  'h2',
  'h3',
  'aside',
  'dl',
  'pre',
  'details',
])

function* nested(element: Element, above: string[]): Generator<string> {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    const around = above.findLast((tag) => interactive.has(tag))
    if (interactive.has(child.tag) && around && !(around === 'label' && child.tag === 'select'))
      yield `<${child.tag}> inside <${around}>`
    if (flow.has(child.tag) && phrasing.has(above.at(-1) ?? '')) yield `<${child.tag}> inside <${above.at(-1)}>`
    yield* nested(child, child.tag === 'template' ? [] : [...above, child.tag])
  }
}

test('every page is valid where it matters', () => {
  const wrong = [...read()].flatMap(([path, page]) => [...new Set(faults(page))].map((fault) => `${path}: ${fault}`))
  expect(wrong).toEqual([])
})

test('no link within the site is dead, anchors included', () => {
  const pages = read()
  const ids = new Map(
    [...pages].map(([path, page]) => [path, new Set([...elementsIn(page)].map(({ attributes }) => attributes.id))]),
  )
  const dead: string[] = []
  const foreign = new Set<string>()
  for (const [path, page] of pages) {
    for (const { tag, attributes } of elementsIn(page)) {
      const link = attributes.href ?? attributes.src
      if (link === undefined || link.startsWith('data:') || ['use', 'image'].includes(tag)) continue
      const url = new URL(link, `http://site${path}`)
      // canonical, hreflang and pictures name the site by its address
      const own =
        url.host === 'site' || url.host === 'localhost:4321' || url.href.startsWith(process.env.SITE ?? 'http://site')
      if (!own) {
        foreign.add(url.href)
        continue
      }
      const target = decodeURIComponent(url.pathname)
      const anchor = decodeURIComponent(url.hash.slice(1))
      const known = ids.get(target)
      if (!known && !existsSync(join(dist, target))) dead.push(`${path} -> ${link}`)
      // a lab's anchors are rounds that its script opens
      else if (anchor && known && !known.has(anchor) && !/\/labs\/.+/.test(target)) dead.push(`${path} -> ${link}`)
    }
  }
  console.log(`${foreign.size} addresses outside the site, not tried:\n  ${[...foreign].sort().join('\n  ')}`)
  expect(dead).toEqual([])
})

test('each page names itself, its twins, its picture, and stands in the sitemap', () => {
  const sitemap = readFileSync(join(dist, 'sitemap-0.xml'), 'utf8')
  const wrong: string[] = []
  for (const [path, page] of read()) {
    const head = [...elementsIn(page)]
    const meta = (name: string) =>
      head.find(({ tag, attributes }) => tag === 'meta' && (attributes.property ?? attributes.name) === name)
        ?.attributes.content
    const picture = new URL(meta('og:image') ?? 'http://site/none').pathname
    const file = join(dist, picture)
    if (!existsSync(file)) wrong.push(`${path}: no picture ${picture}`)
    else {
      const png = readFileSync(file)
      if (png.readUInt32BE(16) !== 1200 || png.readUInt32BE(20) !== 630)
        wrong.push(`${path}: ${picture} is not 1200 by 630`)
    }
    if (meta('robots') === 'noindex') continue
    const canonical = head.find(({ attributes }) => attributes.rel === 'canonical')?.attributes.href
    if (!canonical || !sitemap.includes(`<loc>${canonical}</loc>`))
      wrong.push(`${path}: ${canonical} is not in the sitemap`)
    const twins = head.filter(({ attributes }) => attributes.rel === 'alternate' && attributes.hreflang)
    if (canonical && new URL(canonical).pathname === path && twins.length !== 3)
      wrong.push(`${path}: ${twins.length} twins`)
  }
  expect(wrong).toEqual([])
})

test('lessons have the same blocks in both languages, so that a reader stays at the paragraph', () => {
  const pages = read()
  const blocks = (page: Element) => {
    const prose = findElement(page, (one) => hasClass(one, 'prose'))
    const own = prose?.children.filter(
      (one) => typeof one !== 'string' && !['script', 'style', 'template', 'link'].includes(one.tag),
    ) as Element[]
    return own.map(({ tag }) => tag).join(' ')
  }
  const wrong = [...pages].flatMap(([path, page]) => {
    const twin = pages.get(`/ko${path}`)
    if (!/^\/chapters\/[^/]+\/[^/]+\/$/.test(path) || !twin || !findElement(page, (one) => hasClass(one, 'prose')))
      return []
    return blocks(page) === blocks(twin) ? [] : [`${path}: ${blocks(page)} / ${blocks(twin)}`]
  })
  expect(wrong).toEqual([])
})

test('every Korean page loads at most 150 kB of fonts first', async ({ browser, baseURL }) => {
  test.setTimeout(300_000)
  const heavy: string[] = []
  const measured: string[] = []
  for (const path of [...read().keys()].filter((one) => one.startsWith('/ko/'))) {
    // as on a first visit: what other pages brought is not there, nor counted
    const context = await browser.newContext({ serviceWorkers: 'block', ...(baseURL ? { baseURL } : {}) })
    const page = await context.newPage()
    await page.goto(path)
    // a letter that a script brings may want a font of its own
    for (let before = -1, now = 0; now !== before; ) {
      before = now
      await page.waitForTimeout(200)
      now = await page.evaluate(async () => {
        await document.fonts.ready
        return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2')).length
      })
    }
    const bytes = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => name.endsWith('.woff2'))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    )
    await context.close()
    measured.push(`${Math.round(bytes / 1000)} ${path}`)
    if (bytes > 150_000) heavy.push(`${path}: ${bytes}`)
  }
  console.log(measured.join('\n'))
  expect(heavy).toEqual([])
})
