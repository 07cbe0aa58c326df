/** One piece of a guide's body: a part such as `<Step title="…">…</Step>`, or running text between parts. */
export type GuideNode = GuidePart | { type: 'text'; text: string; line: number }

export interface GuidePart {
  type: 'part'
  name: string
  attributes: Record<string, unknown>
  children: GuideNode[]
  line: number
}

/** What is wrong with a guide, and where: "labs/x/guide/en.mdx:41: …". */
export class GuideError extends Error {
  constructor(file: string, line: number, sentence: string) {
    super(`${file}:${line}: ${sentence}`)
  }
}

/**
 * Reads the small part of MDX that guides use: parts with attributes in quotes or as plain values in braces, and text.
 * No imports, no expressions, no HTML.
 *
 * @throws GuideError naming file and line.
 */
export function parseBody(body: string, file: string, firstLine: number): GuideNode[] {
  let at = 0
  const lineAt = (index: number) => firstLine + (body.slice(0, index).match(/\n/g)?.length ?? 0)
  const fail = (sentence: string, index = at): never => {
    throw new GuideError(file, lineAt(index), sentence)
  }
  const nodes = readNodes('', 0)
  return nodes

  function readNodes(inside: string, opened: number): GuideNode[] {
    const found: GuideNode[] = []
    while (at < body.length) {
      const next = findTag(at)
      const text = body.slice(at, next)
      if (text.trim()) found.push({ type: 'text', text: text.trim(), line: lineAt(at + text.search(/\S/)) })
      at = next
      if (at >= body.length) break
      const closing = /^<\/([A-Za-z]+)>/.exec(body.slice(at))
      if (!closing) {
        found.push(readPart())
        continue
      }
      if (closing[1] !== inside)
        fail(`</${closing[1]}> closes nothing here${inside ? `; <${inside}> is still open` : ''}.`)
      at += closing[0].length
      return found
    }
    if (inside) fail(`<${inside}> is never closed.`, opened)
    return found
  }

  function readPart(): GuidePart {
    const start = at
    const name = /^<([A-Za-z]+)/.exec(body.slice(at))?.[1] ?? fail('A tag needs a name.')
    at += name.length + 1
    const attributes: Record<string, unknown> = {}
    for (;;) {
      at += /^\s*/.exec(body.slice(at))?.[0].length ?? 0
      if (body.startsWith('/>', at)) {
        at += 2
        return { type: 'part', name, attributes, children: [], line: lineAt(start) }
      }
      if (body[at] === '>') {
        at += 1
        return { type: 'part', name, attributes, children: readNodes(name, start), line: lineAt(start) }
      }
      const attribute =
        /^([A-Za-z]+)=/.exec(body.slice(at))?.[1] ?? fail(`<${name}> has something that is no attribute.`)
      at += attribute.length + 1
      attributes[attribute] = readValue(name, attribute)
    }
  }

  function readValue(part: string, attribute: string): unknown {
    if (body[at] === '"') {
      const end = body.indexOf('"', at + 1)
      if (end === -1) fail(`${attribute} of <${part}> has no closing quote.`)
      const value = body.slice(at + 1, end)
      at = end + 1
      return value
    }
    if (body[at] !== '{') fail(`${attribute} of <${part}> needs quotes or braces.`)
    at += 1
    const value = readLiteral()
    skip()
    if (body[at] !== '}') fail(`${attribute} of <${part}> is not a plain value.`)
    at += 1
    return value
  }

  function readLiteral(): unknown {
    skip()
    const mark = body[at]
    if (mark === '[') return readList()
    if (mark === '{') return readObject()
    if (mark === "'" || mark === '"') return readString(mark)
    const word = /^(-?\d+(?:\.\d+)?|true|false)/.exec(body.slice(at))?.[0] ?? fail('Only plain values stand in braces.')
    at += word.length
    return word === 'true' ? true : word === 'false' ? false : Number(word)
  }

  function readList(): unknown[] {
    const items: unknown[] = []
    at += 1
    for (skip(); body[at] !== ']'; skip()) {
      items.push(readLiteral())
      skip()
      if (body[at] === ',') at += 1
      else if (body[at] !== ']') fail('A list needs commas between its values.')
    }
    at += 1
    return items
  }

  function readObject(): Record<string, unknown> {
    const found: Record<string, unknown> = {}
    at += 1
    for (skip(); body[at] !== '}'; skip()) {
      const key = /^([A-Za-z]+)\s*:/.exec(body.slice(at)) ?? fail('A value in braces needs a name and a colon.')
      at += key[0].length
      found[key[1] as string] = readLiteral()
      skip()
      if (body[at] === ',') at += 1
      else if (body[at] !== '}') fail('Named values need commas between them.')
    }
    at += 1
    return found
  }

  function readString(mark: string): string {
    let text = ''
    for (at += 1; body[at] !== mark; at++) {
      if (at >= body.length) fail('A text has no closing quote.')
      if (body[at] === '\\') at += 1
      text += body[at]
    }
    at += 1
    return text
  }

  function skip(): void {
    at += /^\s*/.exec(body.slice(at))?.[0].length ?? 0
  }

  /** The next tag that is not inside `code`. */
  function findTag(from: number): number {
    let code = false
    for (let i = from; i < body.length; i++) {
      if (body[i] === '`') code = !code
      else if (!code && body[i] === '<' && /[A-Za-z/]/.test(body[i + 1] ?? '')) return i
      else if (body.startsWith('\n\n', i)) code = false
    }
    return body.length
  }
}
