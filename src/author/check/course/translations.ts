import { type Locale, locales } from '../../../content/locale.ts'
import { error, type Finding } from '../finding.ts'
import { readMdx, walk } from '../read/mdx.ts'
import { type Course, lessonFile } from './read-course.ts'

/** What stands in one language and not in another: lessons, guides, terms, words of the interface, parts of a lesson. */
export function* translations(course: Course): Generator<Finding> {
  const { files } = course.tree
  const level = course.settings.translations
  for (const pair of pairs(course)) {
    const [here, missing] = pair.map((file) => files.has(file)) as [boolean, boolean]
    const problem = `There is only ${pair[0]}, so readers of the other language get that. Translate it.`
    if (here && !missing) yield { ...error({ file: pair[1], line: 1 }, 'file', problem), level }
  }
  for (const locale of locales) yield* missingTerms(course, locale)
  for (const name of ['', 'workbench.', 'reader.']) yield* missingWords(course, name)
  for (const lesson of course.lessons) for (const one of differentParts(course, lesson)) yield { ...one, level }
}

/** Every ordered pair of files that should be translations of each other. */
function pairs({ lessons, labs }: Course): [string, string][] {
  const found: [string, string][] = []
  for (const a of locales) {
    for (const b of locales) {
      if (a === b) continue
      for (const lesson of lessons) found.push([lessonFile(lesson, a), lessonFile(lesson, b)])
      for (const id of labs.keys()) found.push([`labs/${id}/guide/${a}.mdx`, `labs/${id}/guide/${b}.mdx`])
    }
  }
  return found
}

function* missingTerms({ terms, settings }: Course, locale: Locale): Generator<Finding> {
  for (const other of locales) {
    for (const [id, line] of terms(other)) {
      if (terms(locale).has(id)) continue
      const problem = `content/glossary/${locale}.yaml does not have this term, so it has no place in that glossary. Add it there under the same id.`
      yield { ...error({ file: `content/glossary/${other}.yaml`, line }, id, problem), level: settings.translations }
    }
  }
}

function* missingWords({ tree }: Course, name: string): Generator<Finding> {
  const keys: { file: string; keys: Set<string> }[] = []
  for (const locale of locales) {
    const file = `content/ui/${name}${locale}.json`
    try {
      keys.push({ file, keys: new Set(paths(JSON.parse(tree.files.get(file) ?? '{}'))) })
    } catch (thrown) {
      const problem = `This is not JSON: ${(thrown as Error).message}. Mend it, since no page can be built without it.`
      return yield error({ file, line: Number(/line (\d+)/.exec(problem)?.[1] ?? 1) }, 'JSON', problem)
    }
  }
  for (const { file, keys: all } of keys) {
    for (const key of all) {
      const without = keys.find((one) => !one.keys.has(key))
      if (!without) continue
      // what a further language lacks is shown in English; the two that the interface was written in lack nothing
      if (!/(^|[/.])(en|ko)\.json$/.test(without.file)) continue
      const line = lineOfKey(tree.files.get(file) as string, key)
      yield error(
        { file, line },
        key,
        `${without.file} does not have these words, and a page would show nothing there. Add them.`,
      )
    }
  }
}

function paths(value: unknown, at = ''): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [at]
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, at ? `${at}.${key}` : key))
}

function lineOfKey(text: string, path: string): number {
  let from = 0
  for (const key of path.split('.')) from = Math.max(from, text.indexOf(`"${key}":`, from))
  return text.slice(0, from).split('\n').length
}

/** A figure, lab, prediction or question that only one language has. */
function* differentParts(course: Course, lesson: string): Generator<Finding> {
  const marks = locales.map((locale) => marksOf(course, lessonFile(lesson, locale)))
  for (const [i, { file, parts }] of marks.entries()) {
    const other = marks[(i + 1) % marks.length] as (typeof marks)[number]
    if (!course.tree.files.has(other.file) || other.parts.size === 0) continue
    for (const [mark, line] of parts) {
      if (other.parts.has(mark)) continue
      yield error(
        { file, line },
        mark,
        `${other.file} does not have this part, so its readers miss it. Add it there, with the same id.`,
      )
    }
  }
}

const COMPARED: Record<string, string> = { Figure: 'name', Lab: 'id', Predict: 'id', Question: 'id' }

function marksOf(course: Course, file: string) {
  const parts = new Map<string, number>()
  const mdx = readMdx(course.tree.files.get(file) ?? '')
  if (!mdx.ok) return { file, parts }
  for (const { node } of walk(mdx.root)) {
    const by = COMPARED[node.name ?? '']
    if (by) parts.set(`<${node.name} ${by}="${node.attributes?.get(by)}">`, node.line)
  }
  return { file, parts }
}
