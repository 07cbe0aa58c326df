import { setTimeout as wait } from 'node:timers/promises'
import { CallBook } from '../../engine/measures/call-book.ts'
import { callsPerRequest, success } from '../../engine/measures/measures.ts'
import { SECOND } from '../../engine/time.ts'
import { type CheckSpec, holds } from '../../lab/check.ts'
import { Supervisor } from '../../runtime/process/supervisor.ts'
import { type LabFolder, ROOT } from '../lab-folder.ts'

/** What real processes showed of one variant: shares of the readers' requests that were answered well. */
export interface RealReport {
  variant: string
  before: number
  /** In the last third of the run, with every fault long over. */
  after: number
  callsPerRequest: number | null
  /** What the checks of the first scenario saw in it. */
  checks: { id: string; observed: number; held: boolean }[]
}

/**
 * Runs a lab's first scenario on real processes, its phases shortened in proportion to `seconds` of wall time. The
 * machine's own load blurs the numbers: compare variants with each other, not with a bound.
 */
export async function runOnProcesses(lab: LabFolder, variant: string, seconds: number, seed = 1): Promise<RealReport> {
  const { definition } = lab
  const files = lab.variants[variant]
  if (!files) throw new Error(`The lab '${lab.id}' has no variant '${variant}'.`)
  const [[scenario, phases] = ['', []]] = Object.entries(definition.scenarios)
  const whole = phases.reduce((sum, phase) => sum + phase.seconds, 0)
  const supervisor = await Supervisor.start({ lab: definition, files, seed, within: ROOT })
  const stop = () => void supervisor.close().then(() => process.exit(130))
  process.once('SIGINT', stop)
  try {
    const marks: number[] = [supervisor.calls.now()]
    for (const phase of phases) {
      for (const [i, fault] of phase.faults.entries()) await supervisor.inject({ id: `${phase.name}-${i}`, ...fault })
      await wait((phase.seconds / whole) * seconds * 1_000)
      for (const i of phase.faults.keys()) supervisor.lift(`${phase.name}-${i}`)
      marks.push(supervisor.calls.now())
    }
    const end = supervisor.calls.now()
    await wait(1_500)
    const book = new CallBook(supervisor.calls.journal)
    const [load = ''] = Object.keys(definition.load)
    const late = { from: end - Math.round((seconds / 3) * SECOND), to: end }
    const [link] = definition.links
    const checks = Object.entries(definition.checks).filter(([, spec]) => spec.scenario === scenario)
    const observe = ({ metric, phase, skipSeconds }: CheckSpec) => {
      const at = phases.findIndex(({ name }) => name === phase)
      const skipped = Math.round((skipSeconds / whole) * seconds * SECOND)
      return metric.of(book, { from: (marks[at] ?? 0) + skipped, to: marks[at + 1] ?? end })
    }
    return {
      variant,
      before: success(book, load, { from: marks[0] ?? 0, to: marks[1] ?? end }),
      after: success(book, load, late),
      callsPerRequest: link ? callsPerRequest(book, load, link.from, link.to, late) : null,
      checks: checks.map(([id, spec]) => {
        const observed = observe(spec)
        return { id, observed, held: holds(spec, observed) }
      }),
    }
  } finally {
    process.off('SIGINT', stop)
    await supervisor.close()
  }
}
