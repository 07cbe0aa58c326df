import type { CheckResult, Verdict } from '../../protocol/index.ts'
import type { AuthorLab } from './desk.ts'

const MOST_SEEDS = 20
const WRONG_SEEDS = 3

/** What has to be run to know whether a lab holds: the same as `npm run verify`. */
export function plan(lab: AuthorLab): { variant: string; seeds: number[] }[] {
  return Object.keys(lab.variants)
    .filter((variant) => !variant.startsWith('patches/'))
    .map((variant) => ({ variant, seeds: range(variant === 'solution' ? MOST_SEEDS : WRONG_SEEDS) }))
}

export interface Judged {
  variant: string
  verdict: Verdict
  /** Whether it does what a variant of its kind should. */
  fine: boolean
  /** The check that decides, where one does: the named one of a wrong fix, the tightest of a solution. */
  decides: CheckResult | undefined
}

/** The start fails some check on every seed, a wrong fix the one that it names, the solution none. */
export function judge(lab: AuthorLab, variant: string, verdict: Verdict): Judged {
  const never = verdict.checks.filter((check) => check.held === 0)
  if (variant === 'solution') {
    const tightest = verdict.checks.toSorted((a, b) => (a.margin ?? 9) - (b.margin ?? 9))[0]
    return { variant, verdict, fine: verdict.passed, decides: tightest }
  }
  if (variant === 'start') return { variant, verdict, fine: never.length > 0, decides: never[0] ?? verdict.checks[0] }
  const id = lab.caughtBy[variant.replace('wrong/', '')]
  const decides = verdict.checks.find((check) => check.id === id)
  return { variant, verdict, fine: never.some((check) => check.id === id), decides }
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1)
}
