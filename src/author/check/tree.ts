import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { coursePath } from '../../content/course-folder.ts'
import { findKit } from '../../lab/find-kit.ts'

/** All files that an author's work depends on, by path from the project's root. Checks read nothing else. */
export interface CourseTree {
  /** Texts; pictures and files of public/ stand here by name, with an empty text. */
  files: ReadonlyMap<string, string>
  /** The default export of labs/<id>/lab.ts. @throws what evaluating it throws. */
  loadLab: (id: string) => Promise<unknown>
}

/** What the course is made of; the words of the interface are the software's. */
const COURSE = ['content/**', 'labs/**']
const READ = [
  'content/ui/*.json',
  'src/site/parts/lesson/*.{astro,ts}',
  'src/figures/Figure.astro',
  'src/lab/{definition,check}.ts',
]
const NAMED = ['public/**', 'src/pages/**/*.astro', 'src/figures/*/*']
const TEXT = /\.(astro|json|md|mdx|ts|yaml)$/

const LAB_KIT = pathToFileURL(join(import.meta.dirname, '../../lab/index.ts')).href

/** The tree as it lies on disk. */
export function readTree(root: string): CourseTree {
  const files = new Map<string, string>()
  const list = (patterns: string[], cwd = root) => globSync(patterns, { cwd }).map((path) => path.replaceAll('\\', '/'))
  const read = (paths: string[], folder: string) => {
    for (const path of paths.filter((one) => /\.\w+$/.test(one)))
      files.set(path, TEXT.test(path) ? readFileSync(join(folder, path), 'utf8') : '')
  }
  for (const path of list(NAMED)) files.set(path, '')
  const course = coursePath('', root)
  read(list(COURSE, course), course)
  read(list(READ), root)
  findKit()
  const sorted = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
  const loadLab = async (id: string) =>
    (await import(/* @vite-ignore */ pathToFileURL(join(course, `labs/${id}/lab.ts`)).href)).default
  return { files: sorted, loadLab }
}

/** The same tree with some files changed, added, or (null) taken away. */
export function withFiles(tree: CourseTree, changes: Record<string, string | null>): CourseTree {
  const files = new Map(tree.files)
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) files.delete(path)
    else files.set(path, text)
  }
  const loadLab = (id: string) => {
    const changed = changes[`labs/${id}/lab.ts`]
    return typeof changed === 'string' ? evaluate(changed) : tree.loadLab(id)
  }
  return { files, loadLab }
}

/** Files directly in a folder, by name. */
export function filesIn(tree: CourseTree, folder: string): string[] {
  const start = `${folder}/`
  return [...tree.files.keys()]
    .filter((path) => path.startsWith(start) && !path.slice(start.length).includes('/'))
    .map((path) => path.slice(start.length))
}

/** Folders directly in a folder, by name. */
export function foldersIn(tree: CourseTree, folder: string): string[] {
  const start = `${folder}/`
  const names = [...tree.files.keys()].flatMap((path) => {
    const rest = path.startsWith(start) ? path.slice(start.length) : ''
    return rest.includes('/') ? [rest.split('/')[0] as string] : []
  })
  return [...new Set(names)]
}

async function evaluate(text: string): Promise<unknown> {
  const code = stripTypeScriptTypes(text).replace(/(['"])faultline\/lab\1/g, `'${LAB_KIT}'`)
  const url = `data:text/javascript,${encodeURIComponent(code)}`
  return ((await import(/* @vite-ignore */ url)) as { default: unknown }).default
}
