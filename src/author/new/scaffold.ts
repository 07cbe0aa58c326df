import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { coursePath } from '../../content/course-folder.ts'
import { locales } from '../../content/locale.ts'
import { checkCourse } from '../check/check-course.ts'
import type { Finding } from '../check/finding.ts'
import { type CourseTree, withFiles } from '../check/tree.ts'

/** What a command makes: files that must not be there yet, and lists that get one entry more. */
export interface Scaffold {
  files: Record<string, string>
  /** Whole texts of files that are there, with something put in. */
  additions: Record<string, string>
  /** What its author does next, one sentence each. */
  next: string[]
}

/** What the author said, by flags or answers. */
export interface Answers {
  title: string
  titleKo: string
  summary?: string | undefined
  summaryKo?: string | undefined
  chapter?: string | undefined
  lab?: string | undefined
  source?: string | undefined
  number?: number | undefined
}

/** The command cannot be done as asked; the message is a sentence for the author. */
export class Refused extends Error {}

/** Names are folders and addresses. @throws Refused */
export function requireName(name: string, what: string): string {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return name
  const near = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-\d]+|-+$/g, '')
  const hint = near ? ` '${near}' would do.` : ''
  throw new Refused(
    `'${name}' cannot name a ${what}: names are folders and addresses, so they are made of small letters, digits and hyphens, and begin with a letter.${hint}`,
  )
}

/** A file of template/ with its {{places}} filled; "{{place}}" in quotes becomes a quoted text. */
export function template(path: string, values: Record<string, string>): string {
  const text = readFileSync(join(import.meta.dirname, 'template', path), 'utf8')
  return text
    .replace(/"\{\{(\w+)\}\}"/g, (whole, name: string) => (name in values ? JSON.stringify(values[name]) : whole))
    .replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole)
}

/** The same in the languages of the course: without those it has not, and in English where no text is known. */
export function inLanguages(scaffold: Scaffold, languages: readonly string[] = locales): Scaffold {
  const files: Scaffold['files'] = {}
  for (const [path, text] of Object.entries(scaffold.files)) {
    const [, start = '', language = '', ending = ''] = /^(.*[/.])(en|ko)(\.mdx|\.yaml)$/.exec(path) ?? []
    if (!language || languages.includes(language)) files[path] = text
    if (language !== 'en') continue
    for (const other of languages) if (!['en', 'ko'].includes(other)) files[`${start}${other}${ending}`] = text
  }
  return { ...scaffold, files }
}

/** The tree as it will be. */
export function planted(tree: CourseTree, { files, additions }: Scaffold): CourseTree {
  return withFiles(tree, { ...files, ...additions })
}

/** Errors that a scaffold would bring into the course; an author's title may be too long, for one. */
export async function newErrors(tree: CourseTree, scaffold: Scaffold): Promise<Finding[]> {
  const found = await checkCourse(planted(tree, scaffold))
  return found.filter((one) => one.level === 'error' && one.file in scaffold.files)
}

/** Writes it below root. @throws Refused when a file is there already; then nothing is written. */
export function write(root: string, { files, additions }: Scaffold): void {
  const placed = (path: string) =>
    /^(content\/(?!ui\/)|labs\/)/.test(path) ? coursePath(path, root) : join(root, path)
  const there = Object.keys(files).find((path) => existsSync(placed(path)))
  if (there)
    throw new Refused(`${there} is there already, and nothing is overwritten. Choose another name, or remove it first.`)
  for (const [path, text] of Object.entries({ ...files, ...additions })) {
    mkdirSync(dirname(placed(path)), { recursive: true })
    writeFileSync(placed(path), text)
  }
}
