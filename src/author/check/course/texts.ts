import { chapter } from '../../../content/chapter.ts'
import { type Locale, locales } from '../../../content/locale.ts'
import { source } from '../../../content/source.ts'
import { term } from '../../../content/term.ts'
import { error, type Finding, unknown } from '../finding.ts'
import { schemaFindings } from '../read/schema.ts'
import { readYaml } from '../read/yaml.ts'
import { filesIn } from '../tree.ts'
import { type Course, slugOf } from './read-course.ts'

/** Glossary, sources and chapters: each entry against its schema, each folder against its name. */
export function* courseTexts(course: Course): Generator<Finding> {
  const { files } = course.tree
  for (const locale of locales) yield* entries(files, `content/glossary/${locale}.yaml`, term)
  yield* entries(files, 'content/sources.yaml', source)
  yield* folderNames('content/chapters', course.chapters)
  for (const folder of course.chapters) {
    const path = `content/chapters/${folder}`
    for (const locale of locales) yield* chapterFile(course, `${path}/${locale}.yaml`, locale)
    const inside = course.lessons
      .filter((one) => one.startsWith(`${folder}/`))
      .map((one) => one.split('/')[1] as string)
    yield* folderNames(path, inside)
    yield* reserved(path, inside)
    for (const lesson of inside) yield* strayFiles(course, `${path}/${lesson}`)
  }
}

type EntrySchema = Parameters<typeof schemaFindings>[2]

function* entries(files: Course['tree']['files'], file: string, schema: EntrySchema): Generator<Finding> {
  const text = files.get(file)
  if (text === undefined)
    return yield error({ file, line: 1 }, 'file', 'It is missing, so lessons can refer to nothing in it. Add it.')
  const yaml = readYaml(text)
  if (yaml.mistakes.length > 0) return yield* schemaFindings(file, yaml, schema)
  for (const id of Object.keys((yaml.value ?? {}) as object)) {
    const line = yaml.lineOf([id])
    if (!/^[A-Za-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
      yield error(
        { file, line },
        id,
        'An id stands in addresses, so it is made of letters, digits and hyphens. Rename it.',
      )
    }
    yield* schemaFindings(file, yaml, schema, [id])
  }
}

function* chapterFile(course: Course, file: string, locale: Locale): Generator<Finding> {
  const text = course.tree.files.get(file)
  if (text !== undefined) return yield* schemaFindings(file, readYaml(text), chapter)
  const problem = `The chapter has no name in '${locale}', and its pages cannot be built without one. Add the file with title and summary.`
  yield error({ file, line: 1 }, 'file', problem)
}

/** Numbers order the folders, the rest is the address: both exactly once. */
function* folderNames(path: string, folders: string[]): Generator<Finding> {
  const taken = new Map<string, string>()
  for (const folder of folders) {
    const place = { file: `${path}/${folder}`, line: 1 }
    if (!/^(0|[1-9]\d*)-[a-z0-9]+(-[a-z0-9]+)*$/.test(folder)) {
      yield error(
        place,
        'folder',
        `'${folder}' should be a number, a hyphen and small letters, like 7-failure: the number orders, the rest is the address.`,
      )
      continue
    }
    const number = folder.split('-')[0] as string
    for (const [what, value] of [
      ['number', number],
      ['address', slugOf(folder)],
    ] as const) {
      const other = taken.get(`${what} ${value}`)
      if (other)
        yield error(place, 'folder', `'${folder}' and '${other}' have the same ${what}. Give one of them another.`)
      taken.set(`${what} ${value}`, folder)
    }
  }
}

/** The closing of a chapter has its address. */
function* reserved(path: string, lessons: string[]): Generator<Finding> {
  const taken = lessons.find((one) => slugOf(one) === 'closing')
  if (taken) {
    const problem = `'${taken}' would have the address of the chapter's own closing. Give the lesson another name.`
    yield error({ file: `${path}/${taken}`, line: 1 }, 'folder', problem)
  }
}

function* strayFiles(course: Course, folder: string): Generator<Finding> {
  const wanted = locales.map((locale) => `${locale}.mdx`)
  for (const name of filesIn(course.tree, folder)) {
    if (wanted.includes(name) || /\.(png|jpe?g|svg|webp|avif)$/.test(name)) continue
    const problem = `'${name}' is no language of the course, so no page shows it. Rename or remove it.`
    yield unknown({ file: `${folder}/${name}`, line: 1 }, 'file', problem, name, wanted)
  }
}
