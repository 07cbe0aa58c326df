/** A copy of search, as a web knows it. */
export interface Copy {
  name: string
  url: string
  /** Calls of this web that it has not answered yet. */
  calls: number
  /** Searches of all webs that it had when it was last asked, up to half a second ago. */
  reported: number
}

let turn = 0

/** The copy that gets the next search: each in its turn. */
export function pick(copies: Copy[]): Copy {
  turn += 1
  return copies[turn % copies.length] as Copy
}
