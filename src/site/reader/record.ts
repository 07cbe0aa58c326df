/** What this browser remembers of its reader. Times are milliseconds since 1970. */
export interface ReaderRecord {
  version: 2
  /** By the path of the English page: "/chapters/failure/retries/". */
  lessons: Record<string, LessonTrace>
  /** "page path#prediction id" -> option id. */
  predictions: Record<string, string>
  /** "page path#question id" -> the options chosen. */
  answers: Record<string, Answer>
  /** "page path#question id" -> how it went each time it was asked again. */
  reviews: Record<string, Review[]>
  /** Chapter -> its last diagnosis. */
  chapters: Record<string, Diagnosis>
}

export interface LessonTrace {
  /** Last visit. */
  at: number
  /** When it was read to the end; 0: not yet. */
  read: number
  /** The part of the running text at the top of the window, counted from 0, and how many there are. */
  block: number
  blocks: number
}

export interface Answer {
  /** When the question was met first. */
  at: number
  /** Whether the first choice was right; null where that was not written down. */
  right: boolean | null
  /** Options by their place, first choice first; the last eight. */
  chosen: string[]
}

export interface Review {
  at: number
  right: boolean
}

export interface Diagnosis {
  at: number
  right: number
  of: number
  known: boolean
}

export function freshRecord(): ReaderRecord {
  return { version: 2, lessons: {}, predictions: {}, answers: {}, reviews: {}, chapters: {} }
}

/**
 * Takes up what was kept, of this version or an older one. `newer`: it was written by a later version of the site, and is
 * not to be written over. What is no record at all is a fresh start.
 */
export function upgrade(kept: unknown, now: number): ReaderRecord | 'newer' {
  const fresh = freshRecord()
  if (!isGroup(kept) || typeof kept.version !== 'number') return fresh
  if (kept.version > fresh.version) return 'newer'
  const group = <T>(name: string) => (isGroup(kept[name]) ? (kept[name] as T) : ({} as T))
  if (kept.version === 1) {
    // version 1 kept options only, without a time
    const answers = Object.entries(group<Record<string, string[]>>('answers'))
      .filter(([, chosen]) => Array.isArray(chosen))
      .map(([key, chosen]) => [key, { at: now, right: null, chosen }])
    return { ...fresh, predictions: group('predictions'), answers: Object.fromEntries(answers) }
  }
  const { lessons, predictions, answers, reviews, chapters } = fresh
  const names = Object.keys({ lessons, predictions, answers, reviews, chapters })
  return { ...fresh, ...Object.fromEntries(names.map((name) => [name, group(name)])) }
}

/** An object that is no list. */
export function isGroup(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** True as soon as there is something to come back to. */
export function hasBegun(record: ReaderRecord): boolean {
  return [record.lessons, record.answers, record.chapters].some((group) => Object.keys(group).length > 0)
}
