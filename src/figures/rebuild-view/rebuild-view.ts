import { Random } from '../../engine/random.ts'

/**
 * Search keeps a view of the catalog's prices, made from a log of price changes. For some time its projector has read one
 * price in four wrongly. Now it is mended, and the view is to be made again while readers search and prices go on changing.
 */
export const BOOKS = 2000
/** Changes in the log when the rebuild begins; each book is in it at least once. */
export const LOG = 20_000
/** New changes a second, and how many a projector works off. */
export const NEW = 10
export const REPLAY = 200
/** Searches a second, each for some book. */
export const SEARCHES = 20
export const LAST_S = 120

/** How: empty the view first, write over the old one, or fill a new one beside it and then switch. */
export const ways = ['empty', 'over', 'beside'] as const
export type Way = (typeof ways)[number]
/** From what: every change, or the last one of each book. */
export const feeds = ['all', 'last'] as const
export type Feed = (typeof feeds)[number]

/** What a search for each book would show at a moment, in books. */
export interface Shown {
  right: number
  /** A price that the book once had. */
  old: number
  /** A price that it never had. */
  wrong: number
  missing: number
}

export interface Rebuild {
  /** One for each second from 0 to LAST_S. */
  shown: Shown[]
  /** When the view is right again. */
  doneS: number
  /** Searches until then that showed something else than the price. */
  bad: number
}

interface Change {
  book: number
  misread: boolean
}

/** For each book the number of the change that its price comes from, from 1; negative if that was misread, 0 if it is not there. */
type View = Int32Array

const changes = makeChanges()

/** Runs one rebuild, change by change. */
export function rebuild(way: Way, feed: Feed): Rebuild {
  const numbers = changes.map((_, i) => i)
  const stream = feed === 'all' ? numbers : [...lastOnes(), ...numbers.slice(LOG)]
  const before = stream.length - (changes.length - LOG)
  const truth: View = new Int32Array(BOOKS)
  const old: View = new Int32Array(BOOKS)
  const fresh: View = way === 'over' ? old : new Int32Array(BOOKS)
  let [head, at, doneS] = [0, 0, -1]
  const shown: Shown[] = []
  for (let second = 0; second <= LAST_S; second += 1) {
    for (; head < LOG + NEW * second; head += 1) {
      const { book, misread } = changes[head] as Change
      truth[book] = head + 1
      // the old projector goes on only where the old view is still in use
      if (head < LOG || (way === 'beside' && doneS < 0)) old[book] = misread ? -head - 1 : head + 1
    }
    const there = before + NEW * second
    for (; at < Math.min(there, REPLAY * second); at += 1) {
      const change = stream[at] as number
      fresh[(changes[change] as Change).book] = change + 1
    }
    if (doneS < 0 && at === there) doneS = second
    shown.push(count(way === 'beside' && doneS < 0 ? old : fresh, truth))
  }
  const until = shown.slice(0, doneS < 0 ? undefined : doneS)
  const bad = until.reduce((sum, { right }) => sum + (1 - right / BOOKS) * SEARCHES, 0)
  return { shown, doneS, bad: Math.round(bad) }
}

function count(view: View, truth: View): Shown {
  const shown: Shown = { right: 0, old: 0, wrong: 0, missing: 0 }
  for (let book = 0; book < BOOKS; book += 1) {
    const has = view[book] ?? 0
    if (has === 0) shown.missing += 1
    else if (has < 0) shown.wrong += 1
    else if (has !== truth[book]) shown.old += 1
    else shown.right += 1
  }
  return shown
}

function makeChanges(): Change[] {
  const draw = new Random('rebuild-view')
  return Array.from({ length: LOG + NEW * LAST_S }, (_, i) => ({
    book: i < BOOKS ? i : Math.floor(draw.next() * BOOKS),
    misread: draw.next() < 0.25,
  }))
}

/** The last change of each book when the rebuild begins, in the order of the log. */
function lastOnes(): number[] {
  const last = new Map<number, number>()
  for (let i = 0; i < LOG; i += 1) last.set((changes[i] as Change).book, i)
  return [...last.values()].sort((a, b) => a - b)
}
