import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
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
  const [from, to] = part.region
    ? findRegion(asked, `labs/${lab}/${file}`, all, part.region)
    : findLines(asked, all, part.lines)
  const kept = all.slice(from, to)
  const indent = Math.min(...kept.filter((line) => line.trim()).map((line) => line.search(/\S/)))
  const code = kept.filter((line) => !/^\s*\/\/ #(end)?region/.test(line)).map((line) => line.slice(indent))
  return { code: code.join('\n'), firstLine: from + 1 }
}

function readLabFile(asked: string, lab: string, file: string): string {
  const root = join('labs', lab)
  if (!existsSync(root)) {
    const near = existsSync('labs') ? nearest(lab, readdirSync('labs')) : undefined
    throw new Error(`${asked}: there is no lab "${lab}"${near ? `; did you mean "${near}"?` : ''}`)
  }
  const path = join(root, file)
  if (existsSync(path) && statSync(path).isFile()) return readFileSync(path, 'utf8')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  throw new Error(`${asked}: labs/${lab} has no file "${file}"; the nearest is "${nearest(file, files)}"`)
}

function findRegion(asked: string, path: string, lines: string[], region: string): [number, number] {
  const names = lines.flatMap((line) => /\/\/ #region (\S+)/.exec(line)?.[1] ?? [])
  const start = lines.findIndex((line) => line.trim() === `// #region ${region}`)
  if (start === -1) {
    const near = nearest(region, names)
    const hint = near
      ? `; the nearest is "${near}"`
      : '; it marks none (use lines="12-26", or mark one with // #region)'
    throw new Error(`${asked}: ${path} has no region "${region}"${hint}`)
  }
  const end = lines.findIndex((line, i) => i > start && line.trim() === '// #endregion')
  if (end === -1) throw new Error(`${asked}: the region "${region}" of ${path} is not closed by // #endregion`)
  return [start + 1, end]
}

function findLines(asked: string, lines: string[], range: string | undefined): [number, number] {
  if (range === undefined) return [0, lines.length]
  const [, from, to] = /^(\d+)-(\d+)$/.exec(range) ?? []
  if (!from || !to || Number(from) > Number(to) || Number(to) > lines.length) {
    throw new Error(`${asked}: lines="${range}" should be like "12-26", and the file has ${lines.length} lines`)
  }
  return [Number(from) - 1, Number(to)]
}
