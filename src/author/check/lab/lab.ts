import type { LabDefinition } from '../../../lab/definition.ts'
import type { Course } from '../course/read-course.ts'
import { error, type Finding, unknown, warning } from '../finding.ts'
import { LabSource } from '../read/lab-source.ts'
import { readInterface } from '../read/types.ts'
import { foldersIn } from '../tree.ts'
import { busFindings } from './bus.ts'
import { checkFindings } from './checks.ts'
import { codeFindings, erasableFindings } from './code.ts'
import { faultFindings } from './faults.ts'
import { folderFindings } from './folders.ts'
import { guideFindings } from './guide.ts'
import { roundFindings } from './rounds.ts'
import { serviceFindings } from './services.ts'

/** One lab under examination. */
export interface Examined {
  id: string
  lab: LabDefinition
  /** labs/<id>/lab.ts */
  file: string
  source: LabSource
  course: Course
}

/** Everything of every lab. */
export async function labs(course: Course): Promise<Finding[]> {
  const found: Finding[] = []
  for (const folder of foldersIn(course.tree, 'labs')) {
    if (course.labs.has(folder)) continue
    const place = { file: `labs/${folder}`, line: 1 }
    found.push(error(place, 'lab.ts', 'The folder has no lab.ts, so it is no lab. Add one, or remove the folder.'))
  }
  for (const [id, lab] of course.labs) {
    const file = `labs/${id}/lab.ts`
    const source = new LabSource(course.tree.files.get(file) ?? '')
    const code = [...erasableFindings(course.tree, id)]
    found.push(...code)
    if (!lab) {
      if (!code.some((one) => one.file === file)) found.push(unreadable(course, id, file))
      continue
    }
    const shape = [...shapeFindings(course, file, source, lab)]
    found.push(...shape)
    if (shape.some((one) => one.level === 'error')) continue
    const examined: Examined = { id, lab, file, source, course }
    found.push(...(await examine(examined)))
  }
  return found
}

async function examine(examined: Examined): Promise<Finding[]> {
  const parts = [
    serviceFindings,
    busFindings,
    faultFindings,
    checkFindings,
    folderFindings,
    roundFindings,
    guideFindings,
  ]
  try {
    return [...parts.flatMap((part) => [...part(examined)]), ...(await codeFindings(examined))]
  } catch (thrown) {
    const why = `An entry of the lab is not what it should be, so the lab cannot be examined (${(thrown as Error).message}).`
    const mend = 'npm run check -- types says which, with its line.'
    return [error({ file: examined.file, line: 1 }, 'lab', `${why} ${mend}`)]
  }
}

function unreadable(course: Course, id: string, file: string): Finding {
  const thrown = course.broken.get(id)
  const why = thrown instanceof Error ? `It throws ${thrown.name}: ${thrown.message}` : 'It has no default export'
  return error(
    { file, line: 1 },
    'default',
    `${why.replace(/\.$/, '')}. Export the lab: export default defineLab({ … }).`,
  )
}

/** What the groups of a lab are, so that the other checks may rely on it. */
const GROUPS: Record<string, 'object' | 'list'> = {
  services: 'object',
  links: 'list',
  load: 'object',
  faults: 'list',
  scenarios: 'object',
  checks: 'object',
  wrong: 'object',
  rounds: 'object',
}

function* shapeFindings(course: Course, file: string, source: LabSource, lab: LabDefinition): Generator<Finding> {
  const known = readInterface(course.tree.files.get('src/lab/definition.ts') ?? '', 'LabDefinition').map(
    (one) => one.name,
  )
  for (const key of Object.keys(lab)) {
    if (known.length > 0 && !known.includes(key)) {
      yield unknown(
        { file, line: source.lineOf(key) },
        key,
        `A lab has no '${key}'. Take it out, or use its right name.`,
        key,
        known,
      )
    }
  }
  for (const [key, kind] of Object.entries(GROUPS)) {
    const value = (lab as unknown as Record<string, unknown>)[key]
    const place = { file, line: source.lineOf(key) }
    if (value === undefined)
      yield error(place, key, `The lab has no '${key}'. Add it; ${kind === 'list' ? '[]' : '{}'} when there are none.`)
    else if (typeof value !== 'object' || value === null || Array.isArray(value) !== (kind === 'list')) {
      yield error(place, key, `'${key}' should be ${kind === 'list' ? 'a list' : 'a group of named entries'}.`)
    }
  }
  if (!Number.isInteger(lab.version) || lab.version < 1) {
    yield error(
      { file, line: source.lineOf('version') },
      'version',
      `The version is ${lab.version} and should be a whole number from 1 on: saved work carries it.`,
    )
  }
  if (lab.chapter === undefined) return
  const slugs = course.chapters.map((folder) => folder.replace(/^\d+-/, ''))
  const place = { file, line: source.lineOf('chapter') }
  const finding = unknown(
    place,
    'chapter',
    `There is no chapter '${lab.chapter}' in content/chapters.`,
    lab.chapter,
    slugs,
  )
  if (slugs.includes(lab.chapter)) return
  // a lab may be there before its chapter; a misspelt one may not
  yield finding.nearest
    ? finding
    : {
        ...warning(place, 'chapter', `${finding.problem} Until there is one, no chapter shows this lab.`),
        allowed: slugs,
      }
}
