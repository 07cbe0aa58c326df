/** The likes of each page: a total, and how many of them the others have not heard of. */
type Pages = Record<string, number>

const pages: Pages = {}
let fresh: Pages = {}

export function add(page: string, by: number): void {
  pages[page] = read(page) + by
  fresh[page] = (fresh[page] ?? 0) + by
}

export function read(page: string): number {
  return pages[page] ?? 0
}

/** What the other copies are told: the likes since the last time. */
export function state(): Pages {
  const told = fresh
  fresh = {}
  return told
}

/** What another copy has told: add it up. */
export function merge(theirs: Pages): void {
  for (const [page, likes] of Object.entries(theirs)) pages[page] = read(page) + likes
}
