import { defaultLocale, type Locale, locales } from '../../../content/locale.ts'
import type { LabDefinition } from '../../../lab/definition.ts'
import { type Field, readInterface } from '../read/types.ts'
import { readYaml } from '../read/yaml.ts'
import { type CourseTree, filesIn, foldersIn } from '../tree.ts'

/** What a course holds, by the names under which its texts refer to it. */
export interface Course {
  tree: CourseTree
  settings: Settings
  /** Folders such as '7-failure/2-retries', in order. */
  lessons: string[]
  /** Folders such as '7-failure'. */
  chapters: string[]
  /** Term ids of each language, with their lines. */
  terms: (locale: Locale) => Map<string, number>
  sources: Map<string, unknown>
  /** Each lab by its id; null when its lab.ts cannot be evaluated (`broken` says why). */
  labs: Map<string, LabDefinition | null>
  broken: Map<string, unknown>
  figures: string[]
  /** Parts that lessons may use, with their attributes. */
  parts: Map<string, Field[]>
  /** Addresses of pages, in both languages. */
  pages: Set<string>
}

export interface Settings {
  /** What a text that is missing in one language is. */
  translations: 'error' | 'warning'
}

const CHAPTERS = 'content/chapters'

/** Collects the names; what is wrong with the files themselves is found elsewhere. */
export async function readCourse(tree: CourseTree, settings: Settings): Promise<Course> {
  const chapters = foldersIn(tree, CHAPTERS)
  const lessons = chapters.flatMap((chapter) =>
    foldersIn(tree, `${CHAPTERS}/${chapter}`).map((one) => `${chapter}/${one}`),
  )
  const labs: Course['labs'] = new Map()
  const broken: Course['broken'] = new Map()
  for (const id of foldersIn(tree, 'labs')) {
    if (!tree.files.has(`labs/${id}/lab.ts`)) continue
    try {
      const lab = await tree.loadLab(id)
      labs.set(id, lab && typeof lab === 'object' ? (lab as LabDefinition) : null)
    } catch (thrown) {
      labs.set(id, null)
      broken.set(id, thrown)
    }
  }
  const course = { tree, settings, lessons, chapters, labs, broken, figures: foldersIn(tree, 'src/figures') }
  const sources = keysOf(tree, 'content/sources.yaml', (value) => value)
  const lines = new Map(locales.map((locale) => [locale, termLines(tree, locale)]))
  const terms = (locale: Locale) => lines.get(locale) ?? new Map<string, number>()
  return { ...course, sources, terms, parts: readParts(tree), pages: readPages(tree, lessons, labs) }
}

/** "7-failure" -> "failure". */
export function slugOf(folder: string): string {
  return folder.replace(/^\d+-/, '')
}

export function lessonFile(folder: string, locale: Locale): string {
  return `${CHAPTERS}/${folder}/${locale}.mdx`
}

function keysOf<T>(tree: CourseTree, file: string, pick: (value: unknown, line: number) => T): Map<string, T> {
  const yaml = readYaml(tree.files.get(file) ?? '')
  const entries = Object.entries((yaml.value ?? {}) as Record<string, unknown>)
  return new Map(entries.map(([key, value]) => [key, pick(value, yaml.lineOf([key]))]))
}

function termLines(tree: CourseTree, locale: Locale): Map<string, number> {
  return keysOf(tree, `content/glossary/${locale}.yaml`, (_, line) => line)
}

/** The attributes stand in each part's own file; so this list is never behind. */
function readParts(tree: CourseTree): Course['parts'] {
  const props = (path: string) =>
    readInterface(/^---\n([\s\S]*?)\n---/.exec(tree.files.get(path) ?? '')?.[1] ?? '', 'Props')
  const folder = 'src/site/parts/lesson'
  const list = /export const parts = \{([\s\S]*?)\}/.exec(tree.files.get(`${folder}/parts.ts`) ?? '')?.[1] ?? ''
  const names = list.match(/\w+/g) ?? []
  const parts = new Map(names.map((name) => [name, props(`${folder}/${name}.astro`)]))
  return parts.set('Figure', props('src/figures/Figure.astro'))
}

function readPages(tree: CourseTree, lessons: string[], labs: Course['labs']): Set<string> {
  const paths = [...tree.files.keys()].flatMap((file) => {
    const route = /^src\/pages\/(?:\[\.\.\.locale\]\/)?([^[\]]*)\.astro$/.exec(file)?.[1]
    return route === undefined ? [] : [`/${route.replace(/(^|\/)index$/, '')}/`.replace('//', '/')]
  })
  for (const chapter of new Set(lessons.map((one) => slugOf(one.split('/')[0] as string)))) {
    paths.push(`/chapters/${chapter}/`, `/chapters/${chapter}/closing/`)
  }
  for (const lesson of lessons) paths.push(`/chapters/${lesson.split('/').map(slugOf).join('/')}/`)
  for (const id of labs.keys()) if (filesIn(tree, `labs/${id}/guide`).length > 0) paths.push(`/labs/${id}/`)
  return new Set(
    paths.flatMap((path) => locales.map((locale) => (locale === defaultLocale ? path : `/${locale}${path}`))),
  )
}
