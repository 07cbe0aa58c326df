import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { coursePath } from '../content/course-folder.ts'
import { type ExcerptLines, excerptLines } from '../content/excerpt.ts'
import { nearest } from './nearest.ts'

/** Part of a lab's file, as a lesson shows it. */
export interface Excerpt {
  code: string
  /** The number of its first line in the file, from 1. */
  firstLine: number
}

/**
 * Reads a region (`// #region name` to `// #endregion`) or a range of lines ("12-26") from `labs/<lab>/<file>`.
 * `asked` is the place in the lesson that wants it; every error begins with it and names the nearest thing that exists.
 */
export function readExcerpt(
  asked: string,
  lab: string,
  file: string,
  part: { region?: string; lines?: string },
): Excerpt {
  const text = readLabFile(asked, lab, file)
  const all = text.replace(/\n$/, '').split('\n')
  const found = excerptLines(text, part)
  if (!found.ok) throw new Error(`${asked}: ${explain(found, `labs/${lab}/${file}`, part)}`)
  const { from, to } = found
  const kept = all.slice(from, to)
  const indent = Math.min(...kept.filter((line) => line.trim()).map((line) => line.search(/\S/)))
  const code = kept.filter((line) => !/^\s*\/\/ #(end)?region/.test(line)).map((line) => line.slice(indent))
  return { code: code.join('\n'), firstLine: from + 1 }
}

function readLabFile(asked: string, lab: string, file: string): string {
  const root = coursePath(`labs/${lab}`)
  if (!existsSync(root)) {
    const near = existsSync(coursePath('labs')) ? nearest(lab, readdirSync(coursePath('labs'))) : undefined
    throw new Error(`${asked}: there is no lab "${lab}"${near ? `; did you mean "${near}"?` : ''}`)
  }
  const path = join(root, file)
  if (existsSync(path) && statSync(path).isFile()) return readFileSync(path, 'utf8')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  throw new Error(`${asked}: labs/${lab} has no file "${file}"; the nearest is "${nearest(file, files)}"`)
}

type Missing = Extract<ExcerptLines, { ok: false }>

function explain(found: Missing, path: string, { region, lines }: { region?: string; lines?: string }): string {
  if (found.why === 'not closed') return `the region "${region}" of ${path} is not closed by // #endregion`
  if (found.why === 'no such lines') {
    return `lines="${lines}" should be like "12-26", and the file has ${found.length} lines`
  }
  const near = nearest(region ?? '', found.regions)
  const hint = near ? `; the nearest is "${near}"` : '; it marks none (use lines="12-26", or mark one with // #region)'
  return `${path} has no region "${region}"${hint}`
}
