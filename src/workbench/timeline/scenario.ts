import type { LabDefinition } from '../../lab/definition.ts'
import { timeline } from '../../lab/plan.ts'
import type { ServiceFiles } from '../../protocol/index.ts'
import type { LabView } from '../lab-view.ts'
import { type RunOrder, runByTheClock, type TimedFault } from './by-the-clock.ts'

/** The evening of a check: a scenario of the lab on one seed, its faults at the moments at which the judge puts them in. */
export function scenarioRun(lab: LabView, scenario: string, seed: number, files: ServiceFiles): RunOrder {
  const phases = timeline({ scenarios: lab.scenarios } as LabDefinition, scenario, seed)
  const faults = phases.flatMap((phase): TimedFault[] =>
    phase.faults.map((fault, i) => ({ fault: { id: `${phase.name}-${i}`, ...fault }, from: phase.from, to: phase.to })),
  )
  return runByTheClock(lab, seed, files, faults, phases.at(-1)?.to ?? 0)
}
