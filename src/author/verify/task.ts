import type { CheckResult, SeedReport } from '../../protocol/check.ts'
import type { LabFolder } from '../lab-folder.ts'

/** One seed of one variant of a lab, judged in a worker. */
export interface Task {
  lab: string
  variant: string
  seed: number
  /** Only these checks, and so only their scenarios; all unless said. */
  checks?: string[]
  /** A file of the variant with another text. */
  replaced?: { file: string; text: string }
}

export type TaskOutcome =
  | { ok: true; report: SeedReport }
  /** The code did not run; the sentence says where. */
  | { ok: false; problem: string }

/** The checks that a variant is run for: of a wrong fix that says `onlyThere`, those in the scenario that catches it. */
export function checksOf({ definition }: LabFolder, variant: string): Pick<Task, 'checks'> {
  const wrong = definition.wrong[variant.replace('wrong/', '')]
  if (!wrong?.onlyThere || !variant.startsWith('wrong/')) return {}
  const { scenario } = definition.checks[wrong.caughtBy] ?? {}
  return { checks: Object.keys(definition.checks).filter((id) => definition.checks[id]?.scenario === scenario) }
}

/** Where tasks are done: in threads of Node, or in a browser. */
export type HostName = 'together' | 'apart' | BrowserName
export type BrowserName = 'chromium' | 'firefox' | 'webkit'

export const BROWSERS: HostName[] = ['chromium', 'firefox', 'webkit']

/** The address of a moment of a run, on the page that `npm run dev` serves. `moment` is in µs. */
export function replayLink(
  lab: string,
  variant: string,
  check: Pick<CheckResult, 'seed' | 'scenario' | 'moment'>,
): string {
  const at = Math.round(check.moment / 100_000) / 10
  return `http://localhost:4321/labs/${lab}/?variant=${variant}&seed=${check.seed}&scenario=${check.scenario}&at=${at}`
}

/** The command that runs one variant on one seed again. */
export function replayCommand(lab: string, variant: string, seed: number): string {
  return `npm run verify -- ${lab} --variant ${variant} --seed ${seed}`
}
