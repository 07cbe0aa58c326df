import type { LabFolder } from '../lab-folder.ts'
import { type RealReport, runOnProcesses } from './processes.ts'

/** What `--host processes` says of a lab. */
export interface ProcessesSummary {
  lab: string
  seconds: number
  start: RealReport
  solution: RealReport
  /** The solution is well at the end and the start is not, or misses a check there that the solution holds. */
  contrast: boolean
}

/**
 * The solution must be well at the end of the run, and at least this many times as well as the start where no check
 * tells them apart.
 */
const WELL = 0.9
const TIMES = 2

/** Start and solution on real sockets, one after the other. */
export async function contrastOnProcesses(lab: LabFolder, seconds: number): Promise<ProcessesSummary> {
  const start = await runOnProcesses(lab, 'start', seconds)
  const solution = await runOnProcesses(lab, 'solution', seconds)
  const told = start.checks.some(({ held }, i) => !held && solution.checks[i]?.held)
  return {
    lab: lab.id,
    seconds,
    start,
    solution,
    contrast: solution.after >= WELL && (told || solution.after >= TIMES * start.after),
  }
}

export function printProcesses({ lab, seconds, start, solution, contrast }: ProcessesSummary): void {
  console.log(`\n${lab} on real processes, ${seconds} s each`)
  for (const report of [start, solution]) {
    const calls = report.callsPerRequest === null ? '' : `, ${report.callsPerRequest.toFixed(2)} calls for each request`
    console.log(
      `  ${report.variant.padEnd(9)} answered well: ${percent(report.before)} before, ${percent(report.after)} at the end${calls}`,
    )
    const checks = report.checks.map(
      ({ id, observed, held }) => `${held ? 'holds' : 'misses'} ${id} (${round(observed)})`,
    )
    console.log(`            ${checks.join(', ')}`)
  }
  console.log(
    contrast ? '  the contrast shows' : '  NOT VERIFIED: the solution is not well at the end, or the start is too',
  )
}

function round(value: number): string {
  return Number.isNaN(value) ? 'nothing to measure' : String(Math.round(value * 1_000) / 1_000)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
