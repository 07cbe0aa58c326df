/** A reader's answer, as the router noted it. */
export type Answer = { version: 'v1' | 'v2'; tenant: string; failed: boolean; ms: number }
/** Of so many answers so many were bad, in whatever way one looks at them. */
export type Count = { bad: number; all: number }

/** How many of these answers are bad. */
export function count(answers: Answer[], bad: (answer: Answer) => boolean): Count {
  return { bad: answers.filter(bad).length, all: answers.length }
}

/**
 * How much worse `fresh` is than `old`, in standard errors:
 * 1 is how far chance alone usually moves two that are
 * alike. By chance it is above 2 once in 44 looks, and above
 * 4 hardly ever. With few answers it says too much: one bad
 * in five is above 4.
 */
export function worseBy(fresh: Count, old: Count): number {
  if (fresh.all === 0 || old.all === 0) return 0
  const both = (fresh.bad + old.bad) / (fresh.all + old.all)
  const error = Math.sqrt(both * (1 - both) * (1 / fresh.all + 1 / old.all))
  return error === 0 ? 0 : (fresh.bad / fresh.all - old.bad / old.all) / error
}

/** The ms that this share of the answers stayed within: `within(old, 0.99)` is their p99. */
export function within(answers: Answer[], share: number): number {
  const sorted = Float64Array.from(answers, ({ ms }) => ms).sort()
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0
}
