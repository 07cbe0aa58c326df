import type { CheckResult } from '../../protocol/check.ts'
import type { LabJudgement } from './summary.ts'

/** A lab's judgement as a person reads it in a terminal. */
export function printJudgement({ summary, verdicts, faults }: LabJudgement): void {
  console.log(
    `\n${summary.lab}  ${summary.seeds} seeds, ${summary.events} events, ${(summary.virtualMs / 60_000).toFixed(1)} virtual minutes in ${(summary.wallMs / 1_000).toFixed(1)} s`,
  )
  for (const [variant, verdict] of Object.entries(verdicts)) {
    console.log(`  ${variant}`)
    for (const check of verdict.checks) console.log(`    ${check.passed ? 'holds ' : 'misses'} ${checkLine(check)}`)
  }
  for (const warning of summary.warnings) console.log(`  warning: ${warning}`)
  console.log(`  journal ${summary.journalHash}`)
  for (const fault of faults) console.log(`  NOT VERIFIED: ${fault}`)
}

const BAR = 24

/** `retry-storm ████████░░░░ 12 of 44 runs` */
export function progressBar(lab: string, done: number, of: number): string {
  const full = Math.round((done / Math.max(of, 1)) * BAR)
  return `${lab} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${done} of ${of} runs`
}

/** A check as it came out: its value against its bound. */
export function checkLine(check: CheckResult): string {
  const rule = { 'at-least': '>=', 'at-most': '<=', equals: '==' }[check.rule]
  const margin = check.margin === null ? '' : `  margin ${(100 * check.margin).toFixed(0)} %`
  const over =
    check.among === undefined
      ? `${check.held} of ${check.of}, worst seed ${check.seed}`
      : `a total over ${check.of} seeds: ${check.among} in all, worst seed ${check.seed}`
  return `${check.id.padEnd(14)} ${round(check.observed)} ${rule} ${check.bound}  (${over})${margin}`
}

function round(value: number): string {
  return Number.isNaN(value) ? 'nothing to measure' : String(Math.round(value * 10_000) / 10_000)
}
