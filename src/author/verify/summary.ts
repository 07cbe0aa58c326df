import { holds } from '../../lab/check.ts'
import { verdict } from '../../lab/judge.ts'
import { type CheckResult, LEARNERS_SEEDS, type SeedReport, type Verdict } from '../../protocol/check.ts'
import type { LabFolder } from '../lab-folder.ts'
import { replayCommand, replayLink, type Task, type TaskOutcome } from './task.ts'

/** What `verify --json` prints of a lab. */
export interface LabSummary {
  lab: string
  seeds: number
  start: { passed: boolean; failedChecks: string[] }
  solution: { passed: boolean; worstMargins: Record<string, number | null> }
  wrong: Record<string, { caughtBy: string[] }>
  /** Of the solution's runs. */
  journalHash: string
  /** What holds, and may not for long: thin margins, checks that flip with the seed. */
  warnings: string[]
  wallMs: number
  virtualMs: number
  events: number
}

export interface LabJudgement {
  summary: LabSummary
  verdicts: Record<string, Verdict>
  /** What keeps the lab from being verified, one sentence each; none: it holds. */
  faults: string[]
}

/** Margins that DESIGN asks for: a tenth of the bound, half of the error budget for shares near 1. */
const THIN = { share: 0.5, other: 0.1 }

export function judgeLab(lab: LabFolder, tasks: Task[], outcomes: TaskOutcome[], wallMs: number): LabJudgement {
  const { definition, id } = lab
  const faults: string[] = []
  const reportsOf = (variant: string): SeedReport[] =>
    tasks.flatMap((task, i) => {
      const outcome = outcomes[i]
      if (task.lab !== id || task.variant !== variant || !outcome) return []
      if (outcome.ok) return [outcome.report]
      faults.push(outcome.problem)
      return []
    })
  const verdicts: Record<string, Verdict> = {}
  for (const variant of new Set(tasks.map((task) => task.variant)))
    verdicts[variant] = verdict(definition, reportsOf(variant))
  const of = (variant: string) => verdicts[variant] as Verdict
  const neverHeld = (variant: string) =>
    of(variant)
      .checks.filter((check) => check.held === 0)
      .map((check) => check.id)

  if (neverHeld('start').length === 0)
    faults.push('start: no check fails on every seed; a learner would have nothing to mend')
  const wrong: LabSummary['wrong'] = {}
  for (const [idea, { caughtBy }] of Object.entries(definition.wrong)) {
    wrong[idea] = { caughtBy: neverHeld(`wrong/${idea}`) }
    if (wrong[idea].caughtBy.includes(caughtBy)) continue
    const spec = definition.checks[caughtBy]
    const held = reportsOf(`wrong/${idea}`).find(
      ({ observed }) => spec && observed[caughtBy] && holds(spec, observed[caughtBy].value),
    )
    const moment = held?.observed[caughtBy]?.moment ?? 0
    const again =
      held && spec
        ? `; seed ${held.seed}: ${held.observed[caughtBy]?.value} against ${spec.bound}; ${seeAgain(id, `wrong/${idea}`, { seed: held.seed, scenario: spec.scenario, moment })}`
        : ''
    faults.push(`wrong/${idea}: the check '${caughtBy}' should fail on every seed and does not${again}`)
  }
  for (const check of of('solution').checks) {
    if (check.passed || sawTooLittle(check)) continue
    faults.push(
      check.among === undefined
        ? `solution: '${check.id}' held on ${check.held} of ${check.of} seeds; seed ${check.seed}: ${check.observed} against ${check.bound}; ${seeAgain(id, 'solution', check)}`
        : `solution: '${check.id}' was ${check.observed} of ${check.among} over ${check.of} seeds together, against ${check.bound}; the worst seed was ${check.seed}; ${seeAgain(id, 'solution', check)}`,
    )
  }
  return {
    verdicts,
    faults,
    summary: {
      lab: id,
      seeds: of('solution').seeds.length,
      start: {
        passed: of('start').passed,
        failedChecks: of('start')
          .checks.filter((check) => !check.passed)
          .map((check) => check.id),
      },
      solution: {
        passed: of('solution').checks.every((check) => check.passed || sawTooLittle(check)),
        worstMargins: Object.fromEntries(of('solution').checks.map((check) => [check.id, check.margin])),
      },
      wrong,
      journalHash: of('solution').journalHash,
      warnings: [
        ...of('solution')
          .checks.filter(sawTooLittle)
          .map(
            ({ id, of }) =>
              `solution: '${id}' met nothing to judge (seeds run: ${of}); run it over ${LEARNERS_SEEDS.length}`,
          ),
        ...warningsOf(verdicts),
      ],
      wallMs,
      virtualMs: Object.values(verdicts).reduce((sum, one) => sum + one.virtualMs, 0),
      events: Object.values(verdicts).reduce((sum, one) => sum + one.events, 0),
    },
  }
}

/** A total that met none of its cases, on fewer seeds than a learner's code is judged over: neither held nor missed. */
function sawTooLittle({ among, of }: CheckResult): boolean {
  return among === 0 && of < LEARNERS_SEEDS.length
}

/** How to see it again: in a terminal, and on the page. */
function seeAgain(lab: string, variant: string, at: Parameters<typeof replayLink>[2]): string {
  return `run it again: ${replayCommand(lab, variant, at.seed)}, or with npm run dev open ${replayLink(lab, variant, at)}`
}

/** One sentence for each check that holds by too little, or not on every seed. */
export function warningsOf(verdicts: Record<string, Verdict>): string[] {
  const thin = verdicts.solution ? thinMargins(verdicts.solution) : []
  return [
    ...thin.map((id) => `solution: the margin of '${id}' is thin`),
    ...Object.entries(verdicts).flatMap(([variant, verdict]) =>
      flips(verdict).map((id) => `${variant}: '${id}' flips with the seed`),
    ),
  ]
}

/** Checks of the solution that hold by too little to be trusted on other seeds. */
export function thinMargins(verdict: Verdict): string[] {
  return verdict.checks
    .filter((check) => check.margin !== null && check.passed)
    .filter(
      (check) =>
        (check.margin as number) < (check.unit === 'share' && check.rule === 'at-least' ? THIN.share : THIN.other),
    )
    .map((check) => check.id)
}

/** Checks that hold on some seeds and fail on others: what a learner is told would depend on luck. */
export function flips(verdict: Verdict): string[] {
  return verdict.checks.filter((check) => check.held > 0 && check.held < check.of).map((check) => check.id)
}
