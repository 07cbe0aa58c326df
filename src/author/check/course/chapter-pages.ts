import { closing } from '../../../content/closing.ts'
import { type Locale, locales, otherLocale } from '../../../content/locale.ts'
import { opening } from '../../../content/opening.ts'
import { error, type Finding, unknown } from '../finding.ts'
import { schemaFindings } from '../read/schema.ts'
import { readYaml, type Yaml } from '../read/yaml.ts'
import { type Course, slugOf } from './read-course.ts'

/** Openings and closings of chapters: against their schemas, against what the chapter holds, and language against language. */
export function* chapterPages(course: Course): Generator<Finding> {
  for (const folder of course.chapters) {
    for (const locale of locales) {
      const page = { course, folder, locale }
      yield* onePage({ ...page, name: 'opening', schema: opening, refers: openingRefers })
      yield* onePage({ ...page, name: 'closing', schema: closing, refers: closingRefers })
    }
  }
}

interface Page {
  course: Course
  folder: string
  locale: Locale
  name: 'opening' | 'closing'
  schema: Parameters<typeof schemaFindings>[2]
  refers: (chapter: Chapter, file: string, yaml: Yaml) => Generator<Finding>
}

/** Names that a chapter's pages may point at. */
interface Chapter {
  lessons: string[]
  labs: string[]
  /** Every lesson of the course: "failure/retries". */
  all: string[]
}

function* onePage({ course, folder, locale, name, schema, refers }: Page): Generator<Finding> {
  const fileIn = (language: Locale) => `content/chapters/${folder}/${name}.${language}.yaml`
  const file = fileIn(locale)
  const text = course.tree.files.get(file)
  if (text === undefined) {
    const holds = name === 'opening' ? 'three questions and a map' : 'a diagnosis of five questions'
    return yield error(
      { file, line: 1 },
      'file',
      `The chapter has no ${name} in '${locale}'. Add the file with ${holds}.`,
    )
  }
  const yaml = readYaml(text)
  const found = [...schemaFindings(file, yaml, schema)]
  yield* found
  // what is not in shape cannot be followed further
  if (found.length > 0) return
  const lessons = course.lessons
    .filter((one) => one.startsWith(`${folder}/`))
    .map((one) => slugOf(one.split('/')[1] ?? ''))
  const labs = [...course.labs].flatMap(([id, lab]) => (lab?.chapter === slugOf(folder) ? [id] : []))
  yield* refers({ lessons, labs, all: course.lessons.map((one) => one.split('/').map(slugOf).join('/')) }, file, yaml)
  const questions = name === 'opening' ? 'recall' : 'diagnosis'
  yield* twiceTheSame(file, yaml, questions)
  const twin = fileIn(otherLocale(locale))
  const other = readYaml(course.tree.files.get(twin) ?? '')
  yield* unlike({ file, yaml }, { file: twin, yaml: other }, name === 'opening' ? ['recall', 'map'] : ['diagnosis'])
}

function* openingRefers(chapter: Chapter, file: string, yaml: Yaml): Generator<Finding> {
  const { recall, map } = opening.parse(yaml.value)
  for (const [i, { from }] of recall.entries()) {
    if (from === undefined || chapter.all.includes(from)) continue
    const place = { file, line: yaml.lineOf(['recall', i, 'from']) }
    yield unknown(
      place,
      `recall.${i}.from`,
      `There is no lesson '${from}', so nobody can read it again.`,
      from,
      chapter.all,
    )
  }
  const ids = map.map((one) => one.id)
  for (const [i, { kind, id, after }] of map.entries()) {
    const at = (...path: PropertyKey[]) => ({ file, line: yaml.lineOf(['map', i, ...path]) })
    const there = kind === 'lesson' ? chapter.lessons : chapter.labs
    if (!there.includes(id)) yield unknown(at('id'), `map.${i}.id`, `The chapter has no ${kind} '${id}'.`, id, there)
    if (ids.indexOf(id) !== i)
      yield error(at('id'), `map.${i}.id`, `'${id}' is on the map already. Take one of them out.`)
    for (const [n, before] of after.entries()) {
      const field = `map.${i}.after.${n}`
      if (!ids.includes(before)) yield unknown(at('after', n), field, `'${before}' is not on this map.`, before, ids)
      else if (ids.indexOf(before) >= i) {
        yield error(
          at('after', n),
          field,
          `'${before}' does not stand before '${id}' on this map. Put it earlier, or take it out.`,
        )
      }
    }
  }
}

function* closingRefers({ lessons }: Chapter, file: string, yaml: Yaml): Generator<Finding> {
  const { diagnosis } = closing.parse(yaml.value)
  for (const [i, one] of diagnosis.entries()) {
    for (const [n, slug] of one.lessons.entries()) {
      if (lessons.includes(slug)) continue
      const line = yaml.lineOf(['diagnosis', i, 'lessons', n])
      const problem = `The chapter has no lesson '${slug}', so a wrong answer would lead nowhere.`
      yield unknown({ file, line }, `diagnosis.${i}.lessons.${n}`, problem, slug, lessons)
    }
  }
}

function* twiceTheSame(file: string, yaml: Yaml, list: string): Generator<Finding> {
  const ids = entries(yaml, list).map((one) => String(one.id))
  for (const [i, id] of ids.entries()) {
    if (ids.indexOf(id) === i) continue
    const place = { file, line: yaml.lineOf([list, i, 'id']) }
    yield error(
      place,
      `${list}.${i}.id`,
      `Another question has the id '${id}', so the two would share one answer. Give this one another.`,
    )
  }
}

interface Text {
  file: string
  yaml: Yaml
}

/** Both languages ask the same and draw the same map; only the words differ. */
function* unlike(here: Text, there: Text, lists: string[]): Generator<Finding> {
  if (there.yaml.value === null || there.yaml.value === undefined) return
  for (const list of lists) {
    const others = entries(there.yaml, list)
    for (const [i, one] of entries(here.yaml, list).entries()) {
      const field = differs(one, others[i])
      if (!field) continue
      const place = { file: here.file, line: here.yaml.lineOf([list, i, field]) }
      yield error(
        place,
        `${list}.${i}.${field}`,
        `${there.file} has something else here, and both languages share what is kept. Make them the same.`,
      )
    }
  }
}

type Entry = Record<string, unknown>

function entries(yaml: Yaml, list: string): Entry[] {
  const found = (yaml.value as Record<string, unknown> | undefined)?.[list]
  return Array.isArray(found) ? found : []
}

/** The first field that languages share and that differs: names, and which option is right. */
function differs(a: Entry, b: Entry | undefined): string | undefined {
  const shared = ['id', 'kind', 'after', 'from', 'lessons']
  const rights = (one: Entry | undefined) =>
    Array.isArray(one?.options) ? one.options.map((option) => option?.right === true).join() : ''
  const field = shared.find((name) => JSON.stringify(a[name] ?? null) !== JSON.stringify(b?.[name] ?? null))
  return field ?? (rights(a) === rights(b) ? undefined : 'options')
}
