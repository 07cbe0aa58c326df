import type { CheckResult } from '../../protocol/check.ts'
import { flips, type LabJudgement, thinMargins } from './summary.ts'

/** A lab's judgement as a person reads it in a terminal. */
export function printJudgement({ summary, verdicts, faults }: LabJudgement): void {
  console.log(
    `\n${summary.lab}  ${summary.seeds} seeds, ${summary.events} events, ${(summary.virtualMs / 60_000).toFixed(1)} virtual minutes in ${(summary.wallMs / 1_000).toFixed(1)} s`,
  )
  for (const [variant, verdict] of Object.entries(verdicts)) {
    console.log(`  ${variant}`)
    const lucky = flips(verdict)
    if (lucky.length > 0) console.log(`    flips with the seed: ${lucky.join(', ')}`)
    for (const check of verdict.checks) console.log(`    ${check.passed ? 'holds ' : 'misses'} ${checkLine(check)}`)
  }
  const solution = verdicts.solution
  if (solution) {
    const thin = thinMargins(solution)
    if (thin.length > 0) console.log(`  thin margins in the solution: ${thin.join(', ')}`)
  }
  console.log(`  journal ${summary.journalHash}`)
  for (const fault of faults) console.log(`  NOT VERIFIED: ${fault}`)
}

/** A check as it came out: its value against its bound. */
export function checkLine(check: CheckResult): string {
  const rule = { 'at-least': '>=', 'at-most': '<=', equals: '==' }[check.rule]
  const margin = check.margin === null ? '' : `  margin ${(100 * check.margin).toFixed(0)} %`
  return `${check.id.padEnd(14)} ${round(check.observed)} ${rule} ${check.bound}  (${check.held} of ${check.of}, worst seed ${check.seed})${margin}`
}

function round(value: number): string {
  return Number.isNaN(value) ? 'nothing to measure' : String(Math.round(value * 10_000) / 10_000)
}
