/** One statement of a style sheet: what stands before its braces, and what is in them; `inner` is null for `@layer a, b;`. */
interface Statement {
  head: string
  inner: string | null
}

const GROUPS = /^@(media|layer|supports|container|scope)\b/
// what Astro and Svelte put on the elements of one component, and on its rules
const SCOPES = /\bsvelte-[a-z0-9]+|data-astro-cid-[a-z0-9]+/g

/** The components whose elements are in a page, by the marks in its text. */
export function scopesIn(html: string): Set<string> {
  return new Set(html.match(SCOPES))
}

/**
 * Of a style sheet, what a page is drawn with before its scripts run: rules of components that the page does not hold, and
 * faces without any of its letters, are left out. All else stays as it is, in order.
 */
export function cssOfPage(css: string, scopes: Set<string>, letters: Set<string>): string {
  let kept = ''
  for (const { head, inner } of statements(css)) {
    if (inner === null) kept += `${head};`
    else if (GROUPS.test(head)) {
      const within = cssOfPage(inner, scopes, letters)
      // an empty layer still says where it stands
      if (within || head.startsWith('@layer')) kept += `${head}{${within}}`
    } else if (head.startsWith('@font-face')) {
      if (hasLetters(inner, letters)) kept += `${head}{${inner}}`
    } else if (head.startsWith('@') || isOfPage(head, scopes)) kept += `${head}{${inner}}`
  }
  return kept
}

/** A style sheet in two: its faces, and all else. Faces stand outside of layers and conditions. */
export function facesApart(css: string): { faces: string; rest: string } {
  return apart(css, ({ head }) => head.startsWith('@font-face'))
}

/** A style sheet in two: the faces that have Hangul fetched, and all else. */
export function hangulApart(css: string): { faces: string; rest: string } {
  return apart(
    css,
    ({ head, inner }) => head.startsWith('@font-face') && inner?.includes('url(') === true && hasHangul(inner),
  )
}

function apart(css: string, isFace: (statement: Statement) => boolean): { faces: string; rest: string } {
  const two = { faces: '', rest: '' }
  for (const statement of statements(css)) {
    const { head, inner } = statement
    two[isFace(statement) ? 'faces' : 'rest'] += inner === null ? `${head};` : `${head}{${inner}}`
  }
  return two
}

function isOfPage(selectors: string, scopes: Set<string>): boolean {
  return selectorsIn(selectors).some((one) => (one.match(SCOPES) ?? []).every((scope) => scopes.has(scope)))
}

function selectorsIn(list: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < list.length; i++) {
    if (list[i] === '(' || list[i] === '[') depth += 1
    else if (list[i] === ')' || list[i] === ']') depth -= 1
    else if (list[i] === ',' && depth === 0) {
      found.push(list.slice(from, i))
      from = i + 1
    }
  }
  return [...found, list.slice(from)]
}

function hasLetters(face: string, letters: Set<string>): boolean {
  const spans = spansOf(face)
  return (
    !spans ||
    [...letters].some((letter) => {
      const point = letter.codePointAt(0) ?? 0
      return spans.some(([from, to]) => from <= point && point <= to)
    })
  )
}

function hasHangul(face: string): boolean {
  return spansOf(face)?.some(([from, to]) => from <= 0xd7a3 && to >= 0xac00) ?? false
}

/** The letters that a face is for, as ranges of code points; null when it names none. */
function spansOf(face: string): [number, number][] | null {
  const range = /unicode-range:([^;}]+)/i.exec(face)?.[1]
  if (!range) return null
  return range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^u\+/i, '').split('-')
    // U+4?? is U+400-4FF
    return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'f'), 16)]
  })
}

/** Cuts a style sheet at the braces of its outermost statements; texts and comments may hold braces of their own. */
function* statements(css: string): Generator<Statement> {
  let from = 0
  for (let i = 0; i < css.length; i++) {
    i = pastText(css, i)
    if (css[i] === ';') {
      yield { head: css.slice(from, i).trim(), inner: null }
      from = i + 1
    } else if (css[i] === '{') {
      const end = closing(css, i)
      yield { head: css.slice(from, i).trim(), inner: css.slice(i + 1, end) }
      from = end + 1
      i = end
    }
  }
}

function closing(css: string, open: number): number {
  let depth = 0
  for (let i = open; i < css.length; i++) {
    i = pastText(css, i)
    if (css[i] === '{') depth += 1
    else if (css[i] === '}') {
      depth -= 1
      if (depth === 0) return i
    }
  }
  throw new Error(`A brace is never closed: ${css.slice(open, open + 80)}`)
}

/** The index itself or, where a comment, a text or an escape begins, the last of its letters. */
function pastText(css: string, at: number): number {
  const letter = css[at]
  if (letter === '\\') return at + 1
  if (letter === '/' && css[at + 1] === '*') return css.indexOf('*/', at) + 1
  if (letter !== '"' && letter !== "'") return at
  let end = at + 1
  while (end < css.length && css[end] !== letter) end += css[end] === '\\' ? 2 : 1
  return end
}
