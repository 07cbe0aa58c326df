import type { CheckResult } from '../../protocol/check.ts'
import type { CheckView } from '../lab-view.ts'
import type { Numbers } from '../numbers.ts'
import { fill, type Words } from '../words.ts'

/** One check as it is read: the value seen, the bound, and how far apart they are, in words. */
export interface Reading {
  observed: string
  bound: string
  margin: string
  /** Place of the mark on a gauge whose middle is the bound: 0 far off, 1 far inside. */
  gauge: number
}

export function readCheck(words: Words, numbers: Numbers, check: CheckView, result: CheckResult | undefined): Reading {
  const w = words.checks
  const value = (n: number) => numbers.inUnit(n, check.unit)
  const bound = fill({ 'at-least': w.atLeast, 'at-most': w.atMost, equals: w.equals }[check.rule], {
    bound: value(check.bound),
  })
  if (!result) return { observed: '–', bound, margin: '–', gauge: Number.NaN }
  return {
    observed: value(result.observed),
    bound,
    margin: marginWords(words, numbers, check, result),
    gauge: result.passed
      ? 0.5 + 0.45 * Math.min(1, result.margin ?? 1)
      : 0.5 - 0.45 * Math.min(1, Math.abs(result.margin ?? 1)),
  }
}

function marginWords(
  words: Words,
  numbers: Numbers,
  check: CheckView,
  { observed, bound, margin, passed }: CheckResult,
): string {
  const w = words.checks
  if (margin === null && check.rule !== 'equals') return passed ? w.exact : '–'
  if (margin === null) return passed ? w.exact : w.notExact
  const apart = Math.abs(observed - bound)
  if (check.unit === 'share' && check.rule === 'at-least') {
    return passed
      ? fill(w.budgetLeft, { share: numbers.percent(margin, 0) })
      : fill(w.points, { n: numbers.short(apart * 100) })
  }
  if (passed) return fill(w.spare, { share: numbers.percent(margin, 0) })
  if (check.rule === 'at-least') return fill(w.short, { share: numbers.percent(apart / bound, 0) })
  const times = observed / bound
  return times > 4
    ? fill(w.times, { n: numbers.short(times) })
    : fill(w.over, { share: numbers.percent(apart / bound, 0) })
}
