/** Likes and regrets of each page, by the copy that took them: only a copy itself ever changes its own numbers. */
type Counts = { likes: number; regrets: number }
type Pages = Record<string, Record<string, Counts>>

const me = String(process.env.COPY)
const pages: Pages = {}

export function add(page: string, by: number): void {
  const mine = of(page, me)
  if (by > 0) mine.likes += by
  else mine.regrets -= by
}

export function read(page: string): number {
  return Object.values(pages[page] ?? {}).reduce((sum, { likes, regrets }) => sum + likes - regrets, 0)
}

/** What the other copies are told. */
export function state(): Pages {
  return pages
}

// #region merge
/** What another copy has told: both numbers only ever grow, so the larger one is the newer one. */
export function merge(theirs: Pages): void {
  for (const [page, copies] of Object.entries(theirs)) {
    for (const [copy, other] of Object.entries(copies)) {
      const known = of(page, copy)
      known.likes = Math.max(known.likes, other.likes)
      known.regrets = Math.max(known.regrets, other.regrets)
    }
  }
}
// #endregion

function of(page: string, copy: string): Counts {
  pages[page] ??= {}
  pages[page][copy] ??= { likes: 0, regrets: 0 }
  return pages[page][copy]
}
