import { verdict } from '../../lab/judge.ts'
import type { LabFolder } from '../lab-folder.ts'
import { checkLine } from './print.ts'
import { runOn } from './run-on.ts'
import type { HostName } from './task.ts'

/** One variant of a lab on one seed: what a failed verification tells its author to run. Whether all checks held. */
export async function replay(lab: LabFolder, variant: string, seed: number, host: HostName): Promise<boolean> {
  const run = await runOn(host)
  const [outcome] = await run([{ lab: lab.id, variant, seed }], host, () => {})
  if (!outcome?.ok) {
    console.log(outcome?.problem ?? 'There is no report.')
    return false
  }
  const { checks, passed, journalHash, events, virtualMs } = verdict(lab.definition, [outcome.report])
  console.log(`${lab.id}/${variant}, seed ${seed}: ${events} events, ${(virtualMs / 1_000).toFixed(1)} virtual seconds`)
  for (const check of checks) {
    const moment = `${(check.moment / 1_000_000).toFixed(1)} s of '${check.scenario}'`
    console.log(`  ${check.passed ? 'holds ' : 'misses'} ${checkLine(check)}, measured from ${moment} on`)
  }
  console.log(`  journal ${journalHash}`)
  return passed
}
