import type { Course } from '../course/read-course.ts'
import { error, type Finding, unknown } from '../finding.ts'
import { type MdxNode, walk } from '../read/mdx.ts'
import type { Field } from '../read/types.ts'

/** HTML that stands in running text and needs no part. */
const HTML = [
  'abbr',
  'b',
  'br',
  'cite',
  'code',
  'del',
  'em',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
  'ol',
  'li',
  'p',
  'div',
  'a',
  'var',
  'wbr',
  'dl',
  'dt',
  'dd',
  'caption',
  'figure',
  'figcaption',
  'blockquote',
  'hr',
  'ruby',
  'rt',
  'rp',
  'time',
]
/** HTML that is refused, with what to do instead. */
const REFUSED: Record<string, string> = {
  img: 'A raw <img> is neither sized nor optimised. Write ![what is seen](file.png) instead.',
  script: 'A lesson carries no script of its own. Make a figure in src/figures.',
  style: 'A lesson carries no style of its own; parts have theirs.',
  iframe: 'A lesson embeds no other page. Link to it.',
}

/** Parts that do not exist, and attributes that a part misses, does not know, or cannot take. */
export function* partFindings(course: Course, file: string, root: MdxNode): Generator<Finding> {
  for (const { node } of walk(root)) {
    const place = { file, line: node.line }
    if (node.type === 'mdxjsEsm') {
      yield error(place, 'import', 'MDX imports and exports nothing: every part is there already. Take the line out.')
    }
    if (!node.attributes || !node.name) continue
    const { name } = node
    const fields = course.parts.get(name)
    const refused = REFUSED[name]
    if (refused) yield error(place, `<${name}>`, refused)
    else if (fields) yield* attributes(file, node, fields)
    else if (!HTML.includes(name)) {
      yield unknown(
        place,
        `<${name}>`,
        'There is no such part, so the page cannot be built.',
        name,
        course.parts.keys(),
      )
    }
  }
}

function* attributes(file: string, node: MdxNode, fields: Field[]): Generator<Finding> {
  const place = { file, line: node.line }
  const given = node.attributes as Map<string, unknown>
  const known = fields.map((field) => field.name)
  for (const [name, value] of given) {
    const field = fields.find((one) => one.name === name)
    const label = `<${node.name}> ${name}`
    if (name === '{…}')
      yield error(place, `<${node.name}>`, 'Attributes are written out one by one, not spread from a value.')
    else if (!field)
      yield unknown(
        place,
        label,
        `<${node.name}> has no attribute '${name}'. Take it out, or use its right name.`,
        name,
        known,
      )
    else yield* fits(place, label, field, value)
  }
  for (const { name, optional } of fields) {
    if (!optional && !given.has(name)) {
      yield error(place, `<${node.name}> ${name}`, `<${node.name}> needs the attribute '${name}'. Add it.`)
    }
  }
}

function* fits(place: { file: string; line: number }, label: string, field: Field, value: unknown): Generator<Finding> {
  if (value === undefined)
    yield error(place, label, 'It has to be run to be known. Write a plain value, or text in quotes.')
  else if (field.type === 'string' && typeof value !== 'string')
    yield error(place, label, 'It should be a text in quotes.')
  else if (field.type === 'string' && !(value as string).trim())
    yield error(place, label, 'It is empty. Write what readers should see there.')
  else if (field.type === 'boolean' && typeof value !== 'boolean')
    yield error(place, label, 'It stands alone, without a value, or is left out.')
  else if (field.type === 'number' && typeof value !== 'number')
    yield error(place, label, 'It should be a number in braces.')
  else if (field.values && !field.values.includes(String(value))) {
    yield unknown(place, label, `'${value}' is not among its values.`, String(value), field.values)
  }
}
