/** A copy of search, as a web knows it. */
export interface Copy {
  name: string
  url: string
  /** Calls of this web that it has not answered yet. */
  calls: number
  /** Searches of all webs that it had when it was last asked, up to half a second ago. */
  reported: number
}

/** The copy that gets the next search: of two at random, the one that owes us fewer answers. */
export function pick(copies: Copy[]): Copy {
  const first = one(copies)
  const second = one(copies.filter((copy) => copy !== first))
  return second.calls < first.calls ? second : first
}

function one(copies: Copy[]): Copy {
  return copies[Math.floor(Math.random() * copies.length)] as Copy
}
