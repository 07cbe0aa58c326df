/** The likes of each page, by the copy that took them: only a copy itself ever changes its own number. */
type Pages = Record<string, Record<string, number>>

const me = String(process.env.COPY)
const pages: Pages = {}

export function add(page: string, by: number): void {
  const counts = of(page)
  counts[me] = (counts[me] ?? 0) + by
}

export function read(page: string): number {
  return Object.values(of(page)).reduce((sum, count) => sum + count, 0)
}

/** What the other copies are told. */
export function state(): Pages {
  return pages
}

/** What another copy has told: of each number the larger one is the newer one. */
export function merge(theirs: Pages): void {
  for (const [page, others] of Object.entries(theirs)) {
    const counts = of(page)
    for (const [copy, count] of Object.entries(others)) counts[copy] = Math.max(counts[copy] ?? 0, count)
  }
}

function of(page: string): Record<string, number> {
  pages[page] ??= {}
  return pages[page]
}
