/** A page of the built site as a tree, for what reads pages after the build: search, links, fonts, validity. */
export interface Element {
  tag: string
  attributes: Record<string, string>
  children: (Element | string)[]
}

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const raw = new Set(['script', 'style', 'textarea', 'title'])
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  '#39': "'",
}
const name = /[^\s/>=]+/y
const attribute = /\s*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y

/**
 * Reads a page. It forgives nothing: an end tag that closes no open element, an element left open, or an attribute that
 * stands twice is an error that names the line.
 */
export function parseHtml(text: string): Element {
  const root: Element = { tag: '#document', attributes: {}, children: [] }
  const open = [root]
  const fail = (at: number, why: string): never => {
    throw new Error(`line ${text.slice(0, at).split('\n').length}: ${why}: ${text.slice(at, at + 60)}`)
  }
  let at = 0
  while (at < text.length) {
    const here = open.at(-1) as Element
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at)
      at = end === -1 ? fail(at, 'a comment without end') : end + 3
    } else if (text.startsWith('<!', at)) {
      at = text.indexOf('>', at) + 1
    } else if (text.startsWith('</', at)) {
      const end = text.indexOf('>', at)
      const tag = text.slice(at + 2, end).trim()
      if (here.tag !== tag) fail(at, `</${tag}> stands where <${here.tag}> is open`)
      open.pop()
      at = end + 1
    } else if (text[at] === '<' && /[a-z]/i.test(text[at + 1] ?? '')) {
      at = readElement(at, here)
    } else {
      const end = text.indexOf('<', at + 1)
      const stop = end === -1 ? text.length : end
      here.children.push(decode(text.slice(at, stop)))
      at = stop
    }
  }
  if (open.length > 1) fail(text.length, `<${open.at(-1)?.tag}> is never closed`)
  return root

  function readElement(from: number, parent: Element): number {
    name.lastIndex = from + 1
    const element: Element = { tag: name.exec(text)?.[0] ?? '', attributes: {}, children: [] }
    parent.children.push(element)
    let i = name.lastIndex
    for (;;) {
      attribute.lastIndex = i
      const found = attribute.exec(text)
      if (!found?.[1]) break
      if (found[1] in element.attributes) fail(from, `the attribute ${found[1]} stands twice`)
      element.attributes[found[1]] = decode(found[2] ?? found[3] ?? found[4] ?? '')
      i = attribute.lastIndex
    }
    const end = text.indexOf('>', i)
    if (end === -1 || !/^\s*\/?$/.test(text.slice(i, end))) fail(from, 'a tag that does not end')
    if (voids.has(element.tag) || text[end - 1] === '/') return end + 1
    if (!raw.has(element.tag)) {
      open.push(element)
      return end + 1
    }
    const close = text.indexOf(`</${element.tag}>`, end)
    if (close === -1) fail(from, `<${element.tag}> is never closed`)
    const inside = text.slice(end + 1, close)
    if (inside) element.children.push(element.tag === 'title' ? decode(inside) : inside)
    return close + element.tag.length + 3
  }
}

/** All elements below, in the order of the page; those inside `template` count as well. */
export function* elementsIn(element: Element): Generator<Element> {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    yield child
    yield* elementsIn(child)
  }
}

/** The first element below that fits. */
export function findElement(element: Element, fits: (one: Element) => boolean): Element | undefined {
  for (const one of elementsIn(element)) if (fits(one)) return one
}

/** Whether the element has the class. */
export function hasClass(element: Element, wanted: string): boolean {
  return (element.attributes.class ?? '').split(/\s+/).includes(wanted)
}

const blocks =
  /^(p|div|li|h[1-6]|dt|dd|td|th|tr|section|figure|figcaption|pre|blockquote|label|legend|details|summary)$/

/** The words inside, in one line; elements for which `skip` holds are left out. */
export function textOf(element: Element, skip: (one: Element) => boolean = () => false): string {
  const collect = (one: Element | string): string => {
    if (typeof one === 'string') return one
    if (raw.has(one.tag) || skip(one)) return ' '
    const inside = one.children.map(collect).join('')
    // a line of code is a span, for nothing else may stand in code
    return blocks.test(one.tag) || hasClass(one, 'ec-line') ? ` ${inside} ` : inside
  }
  return element.children.map(collect).join('').replace(/\s+/g, ' ').trim()
}

function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, entity: string) => {
    const known = entities[entity]
    if (known) return known
    const code = /^#x([\da-f]+)$/i.exec(entity)?.[1]
    if (code) return String.fromCodePoint(Number.parseInt(code, 16))
    return /^#\d+$/.test(entity) ? String.fromCodePoint(Number(entity.slice(1))) : whole
  })
}
