import { readdirSync, readFileSync } from 'node:fs'
import type { FormField } from '../../engine/faults/fault.ts'
import { faultKinds } from '../../engine/faults/kinds.ts'
import { GUIDE_PARTS } from '../../lab/guide/read-guide.ts'
import { NODE_MODULES, PACKAGES } from '../../runtime/compile/surface.ts'
import { choicesOf, type Entry, fieldsOf, functionsOf, methodsOf, schemaOf } from './read-source.ts'

const LAB = 'src/lab'
const PARTS = 'src/site/parts/lesson'

/** What each list of the reference is made from: types, schemas and functions of this very software. */
const groups: Record<string, () => Entry[]> = {
  lab: () => fieldsOf(`${LAB}/definition.ts`, 'LabDefinition'),
  service: () => fieldsOf(`${LAB}/definition.ts`, 'ServiceSpec'),
  link: () => fieldsOf(`${LAB}/definition.ts`, 'LinkSpec'),
  load: () => fieldsOf(`${LAB}/definition.ts`, 'LoadSpec'),
  round: () => fieldsOf(`${LAB}/definition.ts`, 'RoundSpec'),
  phase: () => [
    ...functionsOf(`${LAB}/definition.ts`, 'PhaseSpec'),
    ...functionsOf(`${LAB}/definition.ts`, 'PhaseSpec[]'),
  ],
  panels: () => choicesOf(`${LAB}/definition.ts`, 'PanelName'),
  draw: () => methodsOf('src/engine/random.ts', 'Random').filter((one) => one.name !== 'split'),
  answer: () => fieldsOf('src/engine/plan.ts', 'LoadAnswer'),
  pool: () => methodsOf(`${LAB}/effort/pool.ts`, 'Pool'),
  'guide-front': () => fieldsOf(`${LAB}/guide/parts.ts`, 'Guide').filter((one) => !GUIDE_BODY.includes(one.name)),
  'guide-parts': () =>
    Object.entries(GUIDE_PARTS).map(([name, attributes]) => ({
      name: `<${name}>`,
      type: attributes.join(', '),
      says: '',
      optional: false,
    })),
  'guide-steps': () =>
    [...fieldsOf(`${LAB}/guide/parts.ts`, 'ReadStep'), ...fieldsOf(`${LAB}/guide/parts.ts`, 'PredictStep')].filter(
      (one) => one.says !== '',
    ),
  loads: () => functionsOf(`${LAB}/definition.ts`, 'LoadSpec'),
  requests: () => functionsOf(`${LAB}/definition.ts`, 'LoadRequest'),
  measures: () => functionsOf(`${LAB}/check.ts`, 'Metric'),
  effort: () =>
    readdirSync(`${LAB}/effort`)
      .filter(isKit)
      .flatMap((file) => functionsOf(`${LAB}/effort/${file}`)),
  imports: () => [...PACKAGES, ...NODE_MODULES].map((name) => ({ name, type: '', says: '', optional: false })),
  lesson: () => schemaOf('src/content/lesson.ts'),
  term: () => schemaOf('src/content/term.ts'),
  source: () => schemaOf('src/content/source.ts'),
  chapter: () => schemaOf('src/content/chapter.ts'),
  settings: () => fieldsOf('src/content/course-settings.ts', 'CourseSettings'),
}

/** What a guide holds below its front matter. */
const GUIDE_BODY = ['checks', 'patches', 'rounds']

const isKit = (file: string) => /\.ts$/.test(file) && !/(index|world|\.test)\.ts$/.test(file)

export type Group = string

/** @throws Error that names the groups there are. */
export function reference(group: Group): Entry[] {
  const make = groups[group]
  if (!make) throw new Error(`<Reference of="${group}">: there are ${Object.keys(groups).join(', ')}, faults, parts.`)
  const entries = make()
  if (entries.length === 0) throw new Error(`<Reference of="${group}"> has found nothing; its source has moved.`)
  return entries
}

export interface FaultEntry {
  kind: string
  on: 'service' | 'link' | 'load'
  name: string
  /** How a lab writes it: `slow(service: string, times = 3)`. */
  written: string
  form: FormField[]
  lasts: boolean
}

/** Every fault and action of the engine, with the word that labs have for it. */
export function faults(locale: string): FaultEntry[] {
  const text = readFileSync(`${LAB}/faults.ts`, 'utf8')
  const words = functionsOf(`${LAB}/faults.ts`, 'FaultSpec').map((word) => {
    const body = text.slice(text.indexOf(`export const ${word.name} = `))
    return { ...word, kind: /kind: '([\w-]+)'/.exec(body)?.[1] }
  })
  return Object.values(faultKinds).map(({ kind, on, words: said, form, ...rest }) => {
    const word = words.find((one) => one.kind === kind)
    const { name } = locale === 'ko' ? said.ko : said.en
    const lasts = on !== 'service' || ('end' in rest && rest.end !== undefined)
    return { kind, on, name, written: word ? `${word.name}${word.type}` : '', form, lasts }
  })
}

/** The parts that lessons use, each with its attributes. */
export function lessonParts(): { name: string; fields: Entry[] }[] {
  const list = /export const parts = \{([\s\S]*?)\}/.exec(readFileSync(`${PARTS}/parts.ts`, 'utf8'))?.[1] ?? ''
  const names = (list.match(/\w+/g) ?? []).map((name) => ({ name, path: `${PARTS}/${name}.astro` }))
  return [...names, { name: 'Figure', path: 'src/figures/Figure.astro' }].map(({ name, path }) => {
    const script = /^---\n([\s\S]*?)\n---/.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
    return { name, fields: script.includes('interface Props') ? fieldsOf(path, 'Props', script) : [] }
  })
}
