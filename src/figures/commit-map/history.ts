/**
 * Two hundred changes to the bookshop, invented, each with the modules that it touched. A pair is close when many changes touch
 * both; a cut is dear when many changes touch both sides. Layers and nouns are two of the ways in which people guess.
 */

export type Module = 'pages' | 'basket' | 'price' | 'order' | 'payment' | 'stock' | 'label' | 'reviews'
export const modules: Module[] = ['pages', 'basket', 'price', 'order', 'payment', 'stock', 'label', 'reviews']

/** A reason for changes, how often it came up, and what such a change touches. */
interface Reason {
  times: number
  touches: Module[]
}
const reasons: Reason[] = [
  { times: 34, touches: ['price', 'order'] },
  { times: 14, touches: ['price', 'order', 'basket'] },
  { times: 12, touches: ['basket', 'price'] },
  { times: 10, touches: ['order', 'payment'] },
  { times: 8, touches: ['payment'] },
  { times: 6, touches: ['order'] },
  { times: 5, touches: ['pages', 'basket'] },
  { times: 26, touches: ['pages'] },
  { times: 7, touches: ['pages', 'order'] },
  { times: 24, touches: ['stock', 'label'] },
  { times: 10, touches: ['stock'] },
  { times: 6, touches: ['order', 'label'] },
  { times: 4, touches: ['pages', 'stock'] },
  { times: 28, touches: ['reviews'] },
  { times: 4, touches: ['pages', 'reviews'] },
  { times: 2, touches: ['order', 'reviews'] },
]

/** Every change with what it touched. */
export const history: Module[][] = reasons.flatMap(({ times, touches }) => Array.from({ length: times }, () => touches))

/** Changes that touch both; with itself, all changes that touch it. */
export function together(a: Module, b: Module): number {
  return history.filter((change) => change.includes(a) && change.includes(b)).length
}

/** What happens to the changes when `out` is taken out into a service of its own. */
export function cut(out: Module[]): { inside: number; outside: number; across: number } {
  let [inside, outside, across] = [0, 0, 0]
  for (const change of history) {
    const taken = change.filter((one) => out.includes(one)).length
    if (taken === 0) outside++
    else if (taken === change.length) inside++
    else across++
  }
  return { inside, outside, across }
}

/** Of the changes that the new service takes part in, the share that also needs the rest. */
export function shared(out: Module[]): number {
  const { inside, across } = cut(out)
  return inside + across === 0 ? 0 : across / (inside + across)
}

/** Guesses to begin with: one noun, one layer, and one group with a reason of its own. */
export const guesses = {
  noun: ['order'],
  layer: ['pages', 'basket'],
  reason: ['stock', 'label'],
} as const satisfies Record<string, readonly Module[]>
