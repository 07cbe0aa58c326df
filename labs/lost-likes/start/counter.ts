/** The likes of each page: a total, and when it was last changed. */
type Pages = Record<string, { likes: number; at: number }>

const pages: Pages = {}

export function add(page: string, by: number): void {
  pages[page] = { likes: read(page) + by, at: Date.now() }
}

export function read(page: string): number {
  return pages[page]?.likes ?? 0
}

/** What the other copies are told. */
export function state(): Pages {
  return pages
}

/** What another copy has told: whoever wrote last is right. */
export function merge(theirs: Pages): void {
  for (const [page, other] of Object.entries(theirs)) {
    const mine = pages[page]
    if (!mine || other.at > mine.at) pages[page] = other
  }
}
