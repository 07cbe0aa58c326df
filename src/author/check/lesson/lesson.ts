import { type Lesson, lesson } from '../../../content/lesson.ts'
import { type Locale, locales } from '../../../content/locale.ts'
import { type Course, lessonFile } from '../course/read-course.ts'
import { error, type Finding, unknown, warning } from '../finding.ts'
import { type MdxNode, readMdx, walk } from '../read/mdx.ts'
import { schemaFindings } from '../read/schema.ts'
import { readFrontMatter, type Yaml } from '../read/yaml.ts'
import { minuteFindings } from './minutes.ts'
import { partFindings } from './parts.ts'
import { proseFindings } from './prose.ts'
import { quizFindings } from './quiz.ts'
import { referenceFindings } from './references.ts'

/** Everything of every lesson, in every language that is there. */
export function* lessons(course: Course): Generator<Finding> {
  for (const folder of course.lessons) {
    for (const locale of locales) {
      const file = lessonFile(folder, locale)
      const text = course.tree.files.get(file)
      if (text !== undefined) yield* oneLesson(course, file, text, locale)
    }
  }
}

function* oneLesson(course: Course, file: string, text: string, locale: Locale): Generator<Finding> {
  const front = readFrontMatter(text)
  if (!front) {
    return yield error(
      { file, line: 1 },
      'front matter',
      'A lesson begins with its title, summary, goals and so on between two lines of three dashes. Add them; another lesson shows how.',
    )
  }
  yield* schemaFindings(file, front, lesson)
  const mdx = readMdx(text)
  if (!mdx.ok) {
    const { line, message } = mdx
    return yield error(
      { file, line },
      'MDX',
      `This cannot be read: ${message.replace(/\.$/, '')}. Look for a tag, brace or quote that is not closed.`,
    )
  }
  yield* partFindings(course, file, mdx.root)
  yield* quizFindings(file, mdx.root)
  yield* proseFindings(course, file, mdx.root)
  yield* referenceFindings(course, file, mdx.root, locale)
  const parsed = lesson.safeParse(front.value)
  if (!parsed.success) return
  yield* listed(course, file, front, parsed.data, mdx.root, locale)
  yield* minuteFindings({ file, line: front.lineOf(['minutes']) }, parsed.data.minutes, mdx.root, locale)
}

/** What the front matter lists must exist, and be used in the text. */
function* listed(
  course: Course,
  file: string,
  yaml: Yaml,
  data: Lesson,
  root: MdxNode,
  locale: Locale,
): Generator<Finding> {
  const used = (part: string) =>
    new Set([...walk(root)].flatMap(({ node }) => (node.name === part ? [String(node.attributes?.get('id'))] : [])))
  const at = (...path: (string | number)[]) => ({ file, line: yaml.lineOf(path) })
  const [terms, sources] = [used('Term'), used('Source')]
  for (const [i, id] of data.labs.entries()) {
    if (!course.labs.has(id))
      yield unknown(
        at('labs', i),
        `labs.${i}`,
        `There is no lab '${id}'. Lessons refer only to labs that exist.`,
        id,
        course.labs.keys(),
      )
  }
  for (const [i, id] of data.terms.entries()) {
    if (!course.terms(locale).has(id)) {
      yield unknown(
        at('terms', i),
        `terms.${i}`,
        `'${id}' is not in content/glossary/${locale}.yaml. Add it there or use one that is.`,
        id,
        course.terms(locale).keys(),
      )
    } else if (!terms.has(id)) {
      yield warning(
        at('terms', i),
        `terms.${i}`,
        `'${id}' is listed, and the text never uses it. Write <Term id="${id}"> where it is introduced, or take it out.`,
      )
    }
  }
  for (const [i, { id }] of data.sources.entries()) {
    const place = at('sources', i, 'id')
    const field = `sources.${i}.id`
    if (!course.sources.has(id)) {
      yield unknown(
        place,
        field,
        `'${id}' is not in content/sources.yaml. Add it there or use one that is.`,
        id,
        course.sources.keys(),
      )
      continue
    }
    if (!sources.has(id))
      yield warning(
        place,
        field,
        `'${id}' is listed, and no claim in the text rests on it. Write <Source id="${id}" /> behind the claim, or take it out.`,
      )
    const source = course.sources.get(id) as { url?: string; via?: string } | null
    if (!source?.url && !source?.via)
      yield warning(
        place,
        field,
        `'${id}' has no address in content/sources.yaml, so readers cannot look it up. Give it \`url\`, or \`via\` when it was read through another text.`,
      )
    if (data.sources.findIndex((one) => one.id === id) < i)
      yield error(place, field, `'${id}' is listed twice. Put what it supports into one entry.`)
  }
}
