/**
 * One reader's cart lives in two copies, and she uses both: the phone's and the laptop's. Between `CUT_FROM_S` and the end of
 * the cut they do not hear of each other; at any other time they merge after each change. All times are seconds of one evening.
 */
export type Device = 'phone' | 'laptop'
export interface Change {
  atS: number
  on: Device
  book: number
  does: 'add' | 'remove'
}

export const books = [1, 2, 3, 4]
export const START = [1, 2]
export const CUT_FROM_S = 5
export const END_S = 60
export const evening: Change[] = [
  { atS: 10, on: 'phone', book: 3, does: 'add' },
  { atS: 20, on: 'laptop', book: 1, does: 'remove' },
  { atS: 30, on: 'laptop', book: 4, does: 'add' },
  { atS: 40, on: 'phone', book: 2, does: 'remove' },
  { atS: 50, on: 'phone', book: 1, does: 'add' },
]

/** What a copy keeps, and what becomes of two of them. */
interface Rule<State> {
  start: State
  /** `clockS` is what the device's own clock shows. */
  change: (state: State, change: Change, clockS: number) => State
  merge: (one: State, other: State) => State
  cart: (state: State) => number[]
}

const apply = (cart: number[], { book, does }: Change) =>
  does === 'add' ? [...new Set([...cart, book])] : cart.filter((one) => one !== book)

/** The cart with the later stamp stays whole, the other one is gone. */
const newest: Rule<{ cart: number[]; stampS: number }> = {
  start: { cart: START, stampS: 0 },
  change: (state, change, clockS) => ({ cart: apply(state.cart, change), stampS: clockS }),
  merge: (one, other) => (other.stampS > one.stampS ? other : one),
  cart: (state) => state.cart,
}

/** Whatever stands in either cart stays. */
const union: Rule<number[]> = {
  start: START,
  change: apply,
  merge: (one, other) => [...new Set([...one, ...other])],
  cart: (state) => state,
}

/** Each adding has a name of its own, and removing crosses out the names that this copy has seen (an observed-remove set). */
const tagged: Rule<{ added: Map<string, number>; gone: Set<string> }> = {
  start: { added: new Map(START.map((book) => [`start/${book}`, book])), gone: new Set() },
  change({ added, gone }, { atS, on, book, does }) {
    if (does === 'add') return { added: new Map([...added, [`${on}/${atS}`, book]]), gone }
    const seen = [...added].filter(([, one]) => one === book).map(([tag]) => tag)
    return { added, gone: new Set([...gone, ...seen]) }
  },
  merge: (one, other) => ({
    added: new Map([...one.added, ...other.added]),
    gone: new Set([...one.gone, ...other.gone]),
  }),
  cart: ({ added, gone }) => [...new Set([...added].filter(([tag]) => !gone.has(tag)).map(([, book]) => book))],
}

export const rules = ['newest', 'union', 'tagged'] as const
export type RuleName = (typeof rules)[number]

/** The cart on both devices when the evening is over; `aheadS` is how far the laptop's clock is ahead. */
export function finalCart(rule: RuleName, cutUntilS: number, aheadS: number, changes: Change[] = evening): number[] {
  switch (rule) {
    case 'newest':
      return play(newest, cutUntilS, aheadS, changes)
    case 'union':
      return play(union, cutUntilS, aheadS, changes)
    case 'tagged':
      return play(tagged, cutUntilS, aheadS, changes)
    default:
      return rule satisfies never
  }
}

/** The cart as the reader left it: her changes in the order in which she made them. */
export function meant(changes: Change[] = evening): number[] {
  return sorted(changes.reduce(apply, START))
}

/** Books that are in the cart though she took them out, or the other way round. */
export function wrong(cart: number[], wanted: number[] = meant()): number[] {
  return books.filter((book) => cart.includes(book) !== wanted.includes(book))
}

function play<State>(rule: Rule<State>, cutUntilS: number, aheadS: number, changes: Change[]): number[] {
  let [phone, laptop] = [rule.start, rule.start]
  const meet = () => {
    const both = rule.merge(phone, laptop)
    ;[phone, laptop] = [both, both]
  }
  for (const change of changes) {
    // the line came back before this change
    if (change.atS > cutUntilS) meet()
    if (change.on === 'phone') phone = rule.change(phone, change, change.atS)
    else laptop = rule.change(laptop, change, change.atS + aheadS)
    if (change.atS < CUT_FROM_S || change.atS > cutUntilS) meet()
  }
  meet()
  return sorted(rule.cart(phone))
}

const sorted = (cart: number[]) => cart.toSorted((one, other) => one - other)
