/** Every like has a name of its own, and a regret takes the name of a like back. */
type Page = { likes: string[]; regrets: string[] }
type Pages = Record<string, Page>

const me = String(process.env.COPY)
const pages: Pages = {}
let given = 0

export function add(page: string, by: number): void {
  const { likes, regrets } = of(page)
  given += 1
  if (by > 0) likes.push(`${me}-${given}`)
  else regrets.push(`${me}-${given}`)
}

export function read(page: string): number {
  const { likes, regrets } = of(page)
  return likes.length - regrets.length
}

/** What the other copies are told. */
export function state(): Pages {
  return pages
}

/** What another copy has told: all names that either knows. */
export function merge(theirs: Pages): void {
  for (const [page, other] of Object.entries(theirs)) {
    const mine = of(page)
    mine.likes = [...new Set([...mine.likes, ...other.likes])]
    mine.regrets = [...new Set([...mine.regrets, ...other.regrets])]
  }
}

function of(page: string): Page {
  pages[page] ??= { likes: [], regrets: [] }
  return pages[page]
}
