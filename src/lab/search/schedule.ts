import type { FaultOrder } from '../../engine/faults/board.ts'
import { faultKinds } from '../../engine/faults/kinds.ts'
import { CallBook } from '../../engine/measures/call-book.ts'
import { success } from '../../engine/measures/measures.ts'
import type { ProcessHost } from '../../engine/process.ts'
import type { RunInput } from '../../engine/run-input.ts'
import { fromMs, type Micros } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import type { ServiceFiles } from '../../protocol/live.ts'
import type { LabDefinition } from '../definition.ts'
import type { FaultSpec } from '../faults.ts'
import { worldPlan } from '../plan.ts'

/** One fault of a schedule, on the virtual clock; a killed service is restarted at the end. */
export interface ScheduledFault {
  fault: FaultSpec
  fromMs: number
  forMs: number
}

/** What a schedule did to the code. */
export interface ScheduleReport {
  /** Share of the readers' requests answered well once everything was long over. */
  success: number
  hash: string
  /** What was done when, and how far the run went: enough to have it again. */
  inputs: RunInput[]
  until: Micros
}

/** Calm before the first fault. */
const WARM_UP_MS = 3_000
/** Code that holds is well again this long after the last fault. */
const GRACE_MS = 12_000
const JUDGED_MS = 4_000
/** Late answers may come in after the window. */
const SETTLE_MS = 3_000

/** Runs the code under a schedule and looks at it when all faults have been over for 12 s. Equal input, equal report. */
export async function runSchedule(
  lab: LabDefinition,
  files: ServiceFiles,
  schedule: ScheduledFault[],
  seed: number,
  host: ProcessHost,
  goOn?: () => boolean,
): Promise<ScheduleReport> {
  const world = new World(worldPlan(lab, files), seed, host)
  await world.open()
  const inputs: RunInput[] = []
  const moments = schedule.flatMap((one, i) => [
    { at: WARM_UP_MS + one.fromMs, act: () => put(world, { id: `search-${i}`, ...one.fault }, inputs) },
    { at: WARM_UP_MS + one.fromMs + one.forMs, act: () => end(world, one.fault, i, inputs) },
  ])
  moments.sort((a, b) => a.at - b.at)
  for (const { at, act } of moments) {
    await world.advance(fromMs(at), goOn)
    await act()
  }
  const over = moments.at(-1)?.at ?? WARM_UP_MS
  const window = { from: fromMs(over + GRACE_MS), to: fromMs(over + GRACE_MS + JUDGED_MS) }
  await world.advance(window.to + fromMs(SETTLE_MS), goOn)
  const book = new CallBook(world.journal)
  const loads = Object.keys(lab.load)
  const shares = loads.map((load) => success(book, load, window)).filter((share) => !Number.isNaN(share))
  world.close()
  return { success: shares.length > 0 ? Math.min(...shares) : 0, hash: world.journal.hash(), inputs, until: world.now }
}

async function put(world: World, fault: FaultOrder, inputs: RunInput[]): Promise<void> {
  inputs.push({ after: world.events, at: world.now, type: 'inject', fault })
  await world.inject(fault)
}

async function end(world: World, fault: FaultSpec, i: number, inputs: RunInput[]): Promise<void> {
  const kind = faultKinds[fault.kind]
  if (kind?.on === 'service' && !kind.end) {
    if (!world.service(fault.target).alive)
      await put(world, { id: `search-${i}-restart`, kind: 'restart', target: fault.target }, inputs)
  } else {
    inputs.push({ after: world.events, at: world.now, type: 'lift', fault: `search-${i}` })
    await world.lift(`search-${i}`)
  }
}
