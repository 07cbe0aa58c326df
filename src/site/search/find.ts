import type { SearchRecord } from './records.ts'
import { placesOf, type QueryWord, queryWords } from './words.ts'

/** The part of pagefind.js that is used. */
export interface Pagefind {
  init(): Promise<void>
  search(query: string): Promise<{ results: { score: number; data(): Promise<Fragment> }[] }>
}

interface Fragment {
  url: string
  meta: Record<'title' | 'heading' | 'text' | 'kind' | 'twins', string>
}

export type Kind = SearchRecord['kind']

export interface Hit {
  kind: Kind
  href: string
  titlePieces: Piece[]
  heading: string
  excerpt: Piece[]
  headingPieces: Piece[]
}

/** A piece of text, marked or not. */
export interface Piece {
  text: string
  mark: boolean
}

const most = 60
const kinds: Kind[] = ['lesson', 'lab', 'term']

/**
 * What fits the query, by kind, best first. What pagefind proposes counts only if its own text holds every word, for pairs
 * of syllables may also meet by chance. If no text holds them all, texts with most of them are taken.
 */
export async function find(pagefind: Pagefind, query: string): Promise<{ kind: Kind; hits: Hit[] }[]> {
  const words = queryWords(query)
  if (words.length === 0) return []
  const all = await ask(pagefind, words)
  const found = all.length > 0 || words.length === 1 ? all : await askEach(pagefind, words)
  return kinds
    .map((kind) => ({ kind, hits: found.filter((hit) => hit.kind === kind) }))
    .filter(({ hits }) => hits.length > 0)
}

async function ask(pagefind: Pagefind, words: QueryWord[]): Promise<Hit[]> {
  const { results } = await pagefind.search(words.flatMap(({ tokens }) => tokens).join(' '))
  const fragments = await Promise.all(results.slice(0, most).map(async ({ data }) => data()))
  const hits = fragments.flatMap((fragment, i) => {
    const hit = asHit(fragment, words)
    return hit ? [{ ...hit, rank: hit.rank - i / most }] : []
  })
  return hits.sort((a, b) => b.rank - a.rank)
}

async function askEach(pagefind: Pagefind, words: QueryWord[]): Promise<Hit[]> {
  const lists = await Promise.all(words.map((word) => ask(pagefind, [word])))
  const counted = new Map<string, { hit: Hit; times: number }>()
  for (const hit of lists.flat()) {
    const before = counted.get(hit.href)
    counted.set(hit.href, { hit: before?.hit ?? hit, times: (before?.times ?? 0) + 1 })
  }
  return [...counted.values()].sort((a, b) => b.times - a.times).map(({ hit }) => hit)
}

function asHit({ url, meta }: Fragment, words: QueryWord[]): (Hit & { rank: number }) | undefined {
  const twins = JSON.parse(meta.twins) as [string, string][]
  const names = `${meta.title} ${meta.heading}`
  // a word, or what the page calls it in its own language
  const forms = words.map(({ stem }) => [
    stem,
    ...twins.filter(([other]) => placesOf(other, [stem]).length > 0).map(([, own]) => own.toLowerCase()),
  ])
  const within = (text: string) => forms.filter((stems) => placesOf(text, stems).length > 0).length
  // English words are found by their stems, which only the index knows
  if (within(`${names} . ${meta.text}`) === 0 && /[가-힣]/.test(words.map(({ stem }) => stem).join('')))
    return undefined
  // idempotence was found as idempotent: mark what they share
  const said = `${names} . ${meta.text}`
  const stems = forms.flatMap((own) => {
    const [stem = ''] = own
    const here = placesOf(said, own).length > 0 || /[가-힣]/.test(stem) || stem.length < 6
    return here ? own : [sharedWith(said, stem)]
  })
  return {
    kind: meta.kind as Kind,
    href: url,
    titlePieces: pieces(meta.title, stems),
    heading: meta.heading,
    headingPieces: pieces(meta.heading, stems),
    excerpt: excerpt(meta.text, stems),
    rank: within(meta.title) * 4 + within(meta.heading) * 2,
  }
}

/** The longest beginning of a word, shorter by three letters at most, that stands in a text. */
function sharedWith(text: string, word: string): string {
  const beginnings = [1, 2, 3].map((less) => word.slice(0, -less))
  return beginnings.find((one) => placesOf(text, [one]).length > 0) ?? word
}

/** Some 150 letters around the first mark, beginning and ending with whole words. */
function excerpt(text: string, stems: string[]): Piece[] {
  const first = placesOf(text, stems)[0]?.[0] ?? 0
  const from = first < 60 ? 0 : text.indexOf(' ', first - 50) + 1
  const end = text.length <= from + 150 ? text.length : text.lastIndexOf(' ', from + 150)
  const cut = text.slice(from, end)
  return pieces(`${from > 0 ? '… ' : ''}${cut}${end < text.length ? ' …' : ''}`, stems)
}

function pieces(text: string, stems: string[]): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const [from, to] of placesOf(text, stems)) {
    found.push({ text: text.slice(at, from), mark: false }, { text: text.slice(from, to), mark: true })
    at = to
  }
  return [...found, { text: text.slice(at), mark: false }].filter((piece) => piece.text !== '')
}
