import type { Locale } from '../../content/locale.ts'
import { splitAddress } from '../addresses.ts'
import { type Element, elementsIn, findElement, hasClass, parseHtml, textOf } from '../built/html.ts'

/** What can be found: a section of a lesson, a lab, a term. */
export interface SearchRecord {
  kind: 'lesson' | 'lab' | 'term'
  locale: Locale
  /** Address with the section's anchor. */
  href: string
  /** The page's name; for a term, the term. */
  title: string
  /** The section's heading; empty for what stands before the first. */
  heading: string
  text: string
}

/** Cuts a built page into what can be found in it; pages of other kinds hold nothing of their own. */
export function readRecords(path: string, html: string): SearchRecord[] {
  const page = parseHtml(html)
  const { locale } = splitAddress(path)
  const main = findElement(page, ({ tag }) => tag === 'main')
  if (!main) return []
  if (/\/chapters\/[^/]+\/[^/]+\/$/.test(path)) return readLesson(path, locale, main)
  if (/\/labs\/[^/]+\/$/.test(path)) return readLab(path, locale, page)
  if (/\/glossary\/$/.test(path)) return readTerms(path, locale, main)
  return []
}

function readLesson(path: string, locale: Locale, main: Element): SearchRecord[] {
  const prose = findElement(main, (one) => hasClass(one, 'prose'))
  if (!prose) return []
  const title = heading(main, 'h1')
  const lead = findElement(main, (one) => hasClass(one, 'lead'))
  const sections = [{ id: '', heading: '', parts: [lead ? textOf(lead) : ''] }]
  for (const child of prose.children) {
    if (typeof child === 'string') continue
    if (child.tag === 'h2') sections.push({ id: child.attributes.id ?? '', heading: textOf(child), parts: [] })
    else sections.at(-1)?.parts.push(textOf({ tag: '', attributes: {}, children: [child] }, isSilent))
  }
  return sections.map(({ id, heading, parts }) => ({
    kind: 'lesson',
    locale,
    href: id ? `${path}#${id}` : path,
    title,
    heading,
    text: parts.filter(Boolean).join(' '),
  }))
}

function readLab(path: string, locale: Locale, page: Element): SearchRecord[] {
  const guide = findElement(page, (one) => hasClass(one, 'guide-text'))
  if (!guide) return []
  return [{ kind: 'lab', locale, href: path, title: heading(page, 'h1'), heading: '', text: textOf(guide, isSilent) }]
}

function readTerms(path: string, locale: Locale, main: Element): SearchRecord[] {
  const entries = [...elementsIn(main)].filter((one) => hasClass(one, 'term-entry'))
  return entries.map((entry) => {
    const name = findElement(entry, ({ tag }) => tag === 'dfn')
    const said = findElement(entry, ({ tag }) => tag === 'dd')
    const twin = findElement(entry, ({ tag, attributes }) => tag === 'span' && 'lang' in attributes)
    return {
      kind: 'term',
      locale,
      href: `${path}#${entry.attributes.id}`,
      title: name ? textOf(name) : '',
      heading: twin ? textOf(twin) : '',
      text: said ? textOf(said) : '',
    }
  })
}

function heading(element: Element, tag: string): string {
  const found = findElement(element, (one) => one.tag === tag)
  return found ? textOf(found) : ''
}

/** What is not read as running text: drawings, controls, marks of sources, what is folded under a figure. */
function isSilent(one: Element): boolean {
  if (one.attributes['aria-hidden'] === 'true' || 'hidden' in one.attributes) return true
  if (['template', 'svg', 'button', 'noscript', 'sup', 'input'].includes(one.tag)) return true
  return hasClass(one, 'fold') || hasClass(one, 'choice__yours') || hasClass(one, 'controls') || hasClass(one, 'sr')
}
