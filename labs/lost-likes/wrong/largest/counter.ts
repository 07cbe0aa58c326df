/** The likes of each page: a total. */
type Pages = Record<string, number>

const pages: Pages = {}

export function add(page: string, by: number): void {
  pages[page] = read(page) + by
}

export function read(page: string): number {
  return pages[page] ?? 0
}

/** What the other copies are told. */
export function state(): Pages {
  return pages
}

/** What another copy has told: likes only grow, so the larger total is the newer one. */
export function merge(theirs: Pages): void {
  for (const [page, likes] of Object.entries(theirs)) pages[page] = Math.max(read(page), likes)
}
