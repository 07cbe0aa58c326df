/** The likes of each page. Seoul counts; the others pass every like on to it and repeat what it says. */
type Pages = Record<string, number>

const seoul = process.env.SEOUL_URL
let pages: Pages = {}

export async function add(page: string, by: number): Promise<void> {
  if (seoul) await fetch(`${seoul}/likes/${page}`, { method: by > 0 ? 'POST' : 'DELETE' })
  else pages[page] = read(page) + by
}

export function read(page: string): number {
  return pages[page] ?? 0
}

/** What the other copies are told. */
export function state(): Pages {
  return seoul ? {} : pages
}

/** What another copy has told. */
export function merge(theirs: Pages): void {
  if (seoul && Object.keys(theirs).length > 0) pages = theirs
}
