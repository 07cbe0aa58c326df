import type { FaultOrder } from '../../engine/faults/board.ts'
import type { RunInput } from '../../engine/run-input.ts'
import { type RunRecord, readRun, writeRun } from '../../engine/run-record.ts'
import type { Micros } from '../../engine/time.ts'
import { ENGINE_VERSION } from '../../engine/version.ts'
import type { ServiceFiles } from '../../protocol/index.ts'
import type { LabView } from '../lab-view.ts'

/** A fault and when it is put in; without `to` it stays, or is an action that is over at once. */
export interface TimedFault {
  fault: FaultOrder
  from: Micros
  to?: Micros
}

/** A run to be had, and the ids of faults that are to be left out of it. */
export interface RunOrder {
  run: string
  without: string[]
  until: Micros
}

/** What is done after it is done by the clock: a replay without its first fault does not count events. */
const STARTER = 'by-the-clock'

/**
 * A run in which faults come at moments of the virtual clock, whatever the code makes of the time in between: the same
 * evening for two versions of the code, or the evening of a check.
 */
export function runByTheClock(
  lab: Pick<LabView, 'id' | 'version' | 'services'>,
  seed: number,
  files: ServiceFiles,
  faults: TimedFault[],
  until: Micros,
): RunOrder {
  const inputs = faults.flatMap(({ fault, from, to }): RunInput[] => [
    { after: 0, at: Math.round(from), type: 'inject', fault },
    ...(to === undefined ? [] : [{ after: 0, at: Math.round(to), type: 'lift' as const, fault: fault.id }]),
  ])
  // what ends at a moment ends before what begins there
  const order = (input: RunInput) => (input.type === 'lift' ? 0 : 1)
  inputs.sort((a, b) => a.at - b.at || order(a) - order(b))
  const first = { id: STARTER, kind: 'pause', target: lab.services[0]?.name ?? '' }
  const record: RunRecord = {
    ...{ engine: ENGINE_VERSION, lab: lab.id, labVersion: lab.version, seed, files },
    inputs: [{ after: 0, at: 0, type: 'inject', fault: first }, ...inputs],
    until: Math.round(until),
  }
  return { run: writeRun(record), without: [STARTER], until: record.until }
}

/** The faults of a recorded run with their moments; edits and hangs belong to its code, and are left behind. */
export function faultsOf(run: string): TimedFault[] {
  const faults: TimedFault[] = []
  for (const input of readRun(run).inputs) {
    if (input.type === 'inject' && !input.fault.id.startsWith('restart-'))
      faults.push({ fault: input.fault, from: input.at })
    else if (input.type === 'lift') {
      const lifted = faults.find((one) => one.fault.id === input.fault)
      if (lifted) lifted.to = input.at
    }
  }
  return faults
}
