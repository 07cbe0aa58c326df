import { excerptLines } from '../../../content/excerpt.ts'
import type { Locale } from '../../../content/locale.ts'
import type { Course } from '../course/read-course.ts'
import { error, type Finding, unknown } from '../finding.ts'
import { type MdxNode, walk } from '../read/mdx.ts'
import { readFrontMatter } from '../read/yaml.ts'

type Place = { file: string; line: number }

/** Parts that name a term, source, lab, round, figure or piece of code that is not there. */
export function* referenceFindings(course: Course, file: string, root: MdxNode, locale: Locale): Generator<Finding> {
  for (const { node } of walk(root)) {
    const place = { file, line: node.line }
    const text = (name: string) => {
      const value = node.attributes?.get(name)
      return typeof value === 'string' ? value : undefined
    }
    const id = text('id')
    const name = text('name')
    if (node.name === 'Term' && id !== undefined && !course.terms(locale).has(id)) {
      yield unknown(
        place,
        '<Term> id',
        `'${id}' is not in content/glossary/${locale}.yaml.`,
        id,
        course.terms(locale).keys(),
      )
    }
    if (node.name === 'Source' && id !== undefined) yield* source(course, place, id)
    if (node.name === 'Lab' && id !== undefined) yield* lab(course, place, id, text('round'))
    if (node.name === 'Figure' && name !== undefined && !course.figures.includes(name)) {
      yield unknown(place, '<Figure> name', `There is no folder '${name}' in src/figures.`, name, course.figures)
    }
    if (node.name === 'Code') yield* code(course, place, text)
  }
}

function* source(course: Course, place: Place, id: string): Generator<Finding> {
  const front = readFrontMatter(course.tree.files.get(place.file) ?? '')?.value as
    | { sources?: { id: string }[] }
    | undefined
  // YAML that cannot be read is told once
  if (!front) return
  const listed = Array.isArray(front?.sources) ? front.sources.map((one) => String(one?.id)) : []
  if (listed.includes(id)) return
  yield unknown(
    place,
    '<Source> id',
    `'${id}' is not among the sources of this lesson's front matter. List it there, with what it supports.`,
    id,
    listed,
  )
}

function* lab(course: Course, place: Place, id: string, round: string | undefined): Generator<Finding> {
  const definition = course.labs.get(id)
  if (definition === undefined) {
    return yield unknown(
      place,
      '<Lab> id',
      `There is no lab '${id}'. Lessons refer only to labs that exist.`,
      id,
      course.labs.keys(),
    )
  }
  if (definition && !course.pages.has(`/labs/${id}/`))
    yield error(
      place,
      '<Lab> id',
      `The lab '${id}' has no guide, and so no page to go to. Write labs/${id}/guide/en.mdx.`,
    )
  const rounds = Object.keys(definition?.rounds ?? {})
  if (!definition || round === undefined || rounds.includes(round)) return
  yield unknown(place, '<Lab> round', `The lab '${id}' has no round '${round}'.`, round, rounds)
}

function* code(course: Course, place: Place, text: (name: string) => string | undefined): Generator<Finding> {
  const [id, name] = [text('lab'), text('file')]
  if (id === undefined || name === undefined) return
  if (!course.labs.has(id))
    return yield unknown(place, '<Code> lab', `There is no lab '${id}'.`, id, course.labs.keys())
  const path = `labs/${id}/${name}`
  const found = course.tree.files.get(path)
  if (found === undefined) {
    const start = `labs/${id}/`
    const files = [...course.tree.files.keys()]
      .filter((one) => one.startsWith(start) && one.endsWith('.ts'))
      .map((one) => one.slice(start.length))
    return yield unknown(place, '<Code> file', `There is no file ${path}.`, name, files)
  }
  const [region, lines] = [text('region'), text('lines')]
  const excerpt = excerptLines(found, { ...(region ? { region } : {}), ...(lines ? { lines } : {}) })
  if (excerpt.ok) return
  const field = `<Code> ${region ? 'region' : 'lines'}`
  if (excerpt.why === 'no such region')
    yield unknown(
      place,
      field,
      `${path} marks no region '${region}'. Mark it with // #region ${region} and // #endregion, or use one that is there.`,
      region ?? '',
      excerpt.regions,
    )
  else if (excerpt.why === 'not closed')
    yield error(place, field, `The region '${region}' of ${path} is not closed. Write // #endregion behind it.`)
  else yield error(place, field, `'${lines}' should be like "12-26", and ${path} has ${excerpt.length} lines.`)
}
