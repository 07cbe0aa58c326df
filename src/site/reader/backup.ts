import type { Kept, NamedVersion } from './code-shelf.ts'
import type { Progress } from './lab-progress.ts'
import { type Answer, freshRecord, isGroup, type LessonTrace, type ReaderRecord } from './record.ts'

/** Everything that a browser keeps of its reader, as a file. */
export interface Backup {
  app: 'faultline'
  /** Of this form of file. */
  format: 1
  /** ISO 8601, UTC. */
  exportedAt: string
  reader: ReaderRecord
  /** The way through each lab, by its id. */
  labs: Record<string, Progress>
  code: Kept[]
  /** Code that has a name; files from before there were names have none. */
  versions?: NamedVersion[]
}

/** No backup is larger, in bytes: all labs with all their code are far below it. */
export const sizeLimit = 4_000_000

/** Why a file is no backup. `field` names the damaged place: "reader.lessons./chapters/failure/retries/.read". */
export type Refusal =
  | { why: 'large'; size: number }
  | { why: 'json' }
  | { why: 'foreign' }
  | { why: 'newer'; version: number }
  | { why: 'field'; field: string }

/** Reads the text of a backup; nothing in it is believed before it was looked at. */
export function parseBackup(text: string): { ok: true; backup: Backup } | { ok: false; refusal: Refusal } {
  const refuse = (refusal: Refusal) => ({ ok: false as const, refusal })
  const size = new TextEncoder().encode(text).length
  if (size > sizeLimit) return refuse({ why: 'large', size })
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    return refuse({ why: 'json' })
  }
  if (!isGroup(found) || found.app !== 'faultline') return refuse({ why: 'foreign' })
  if (typeof found.format === 'number' && found.format > 1) return refuse({ why: 'newer', version: found.format })
  const field = firstWrong(found, backupShape, '')
  return field === undefined ? { ok: true, backup: found as unknown as Backup } : refuse({ why: 'field', field })
}

/** What both remember: the later or the further of each, and nothing less than was here. */
export function merge(here: ReaderRecord, file: ReaderRecord): ReaderRecord {
  return {
    ...freshRecord(),
    lessons: both(here.lessons, file.lessons, (a, b) => {
      const later = a.at >= b.at ? a : b
      return { ...later, read: Math.max(a.read, b.read) }
    }),
    predictions: { ...file.predictions, ...here.predictions },
    answers: both(here.answers, file.answers, (a, b) => (a.at <= b.at ? a : b)),
    reviews: both(here.reviews, file.reviews, (a, b) => (a.length >= b.length ? a : b)),
    chapters: both(here.chapters, file.chapters, (a, b) => {
      const later = a.at >= b.at ? a : b
      return { ...later, known: a.known || b.known }
    }),
  }
}

/** The later of two ways through a lab, with every round that either passed. */
export function mergeWays(here: Progress, file: Progress): Progress {
  const later = here.at >= file.at ? here : file
  return {
    ...later,
    passed: [...new Set([...here.passed, ...file.passed])],
    predictions: { ...file.predictions, ...here.predictions },
    sentences: { ...file.sentences, ...here.sentences },
  }
}

function both<T>(here: Record<string, T>, file: Record<string, T>, join: (a: T, b: T) => T): Record<string, T> {
  const joined = { ...file, ...here }
  for (const [key, a] of Object.entries(here)) {
    const b = file[key]
    if (b !== undefined) joined[key] = join(a, b)
  }
  return joined
}

/** A field's rule: a test, the fields of a group, one rule for all entries of a group or list, or one that may be left out. */
type Shape =
  | ((value: unknown) => boolean)
  | { fields: Record<string, Shape> }
  | { each: Shape }
  | { list: Shape }
  | { maybe: Shape }

const text = (value: unknown) => typeof value === 'string' && value.length <= 200_000
const count = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0
const yesOrNo = (value: unknown) => typeof value === 'boolean'
const trace: Record<keyof LessonTrace, Shape> = { at: count, read: count, block: count, blocks: count }
const answer: Record<keyof Answer, Shape> = {
  at: count,
  right: (value) => value === null || yesOrNo(value),
  chosen: { list: text },
}
const reader: Record<keyof ReaderRecord, Shape> = {
  version: (value) => value === 2,
  lessons: { each: { fields: trace } },
  predictions: { each: text },
  answers: { each: { fields: answer } },
  reviews: { each: { list: { fields: { at: count, right: yesOrNo } } } },
  chapters: { each: { fields: { at: count, right: count, of: count, known: yesOrNo } } },
}
const way: Record<keyof Progress, Shape> = {
  labVersion: count,
  round: text,
  step: count,
  passed: { list: text },
  predictions: { each: text },
  sentences: { each: text },
  at: count,
}
const files: Shape = { each: text }
const kept: Record<keyof Kept, Shape> = {
  lab: text,
  version: count,
  files,
  savedAt: count,
  start: { maybe: files },
  before: { maybe: files },
}
const version: Record<keyof NamedVersion, Shape> = {
  lab: text,
  name: (value) => text(value) && value !== '' && String(value).length <= 80,
  labVersion: count,
  files,
  savedAt: count,
  start: { maybe: files },
}
const backupShape: Shape = {
  fields: {
    app: (value) => value === 'faultline',
    format: (value) => value === 1,
    exportedAt: (value) => text(value) && !Number.isNaN(Date.parse(String(value))),
    reader: { fields: reader },
    labs: { each: { fields: way } },
    code: { list: { fields: kept } },
    versions: { maybe: { list: { fields: version } } },
  },
}

/** The path of the first place that is not as it should be; undefined when all is well. */
function firstWrong(value: unknown, shape: Shape, path: string): string | undefined {
  if (typeof shape === 'function') return shape(value) ? undefined : path
  if ('maybe' in shape) return value === undefined ? undefined : firstWrong(value, shape.maybe, path)
  const inner = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`)
  if ('list' in shape) {
    if (!Array.isArray(value) || value.length > 10_000) return path
    return first(value.map((one, i) => () => firstWrong(one, shape.list, inner(i))))
  }
  if (!isGroup(value)) return path || 'file'
  const keys = 'each' in shape ? Object.keys(value) : Object.keys({ ...shape.fields, ...value })
  if (keys.length > 10_000) return path
  return first(
    keys.map((key) => () => {
      const rule = 'each' in shape ? shape.each : Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined
      return rule && key !== '__proto__' ? firstWrong(value[key], rule, inner(key)) : inner(key)
    }),
  )
}

function first(tries: (() => string | undefined)[]): string | undefined {
  for (const attempt of tries) {
    const found = attempt()
    if (found !== undefined) return found
  }
  return undefined
}
