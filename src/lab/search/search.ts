import fc from 'fast-check'
import type { ProcessHost } from '../../engine/process.ts'
import type { ServiceFiles } from '../../protocol/live.ts'
import type { LabDefinition } from '../definition.ts'
import { runSchedule, type ScheduledFault, type ScheduleReport } from './schedule.ts'

/** The smallest schedule found that the code does not survive; it can be run again with `runSchedule`. */
export interface Breaking extends ScheduleReport {
  schedule: ScheduledFault[]
  seed: number
}

export interface SearchOptions {
  seed: number
  /** Schedules tried before the code is believed; shrinking comes on top. */
  tries?: number
  /** At this success or above, 12 s after all is over, the code has held. */
  bar?: number
  progress?: (tried: number, smallest: Breaking | null) => void
  /** False gives up: the smallest found so far is handed back. */
  goOn?: () => boolean
}

const MOST_FAULTS = 3
const STEP_MS = 100
const LONGEST_MS = 4_000
const LATEST_MS = 4_000

/**
 * Looks for a schedule of the lab's own faults after which the code does not come back, and makes it as small as it
 * can: fewer faults, shorter, earlier. Null if all schedules tried were survived. The same seed searches the same way.
 */
export async function searchBreaking(
  lab: LabDefinition,
  files: ServiceFiles,
  host: ProcessHost,
  { seed, tries = 30, bar = 0.95, progress = () => {}, goOn = () => true }: SearchOptions,
): Promise<Breaking | null> {
  let smallest: Breaking | null = null
  let tried = 0
  const survives = fc.asyncProperty(schedules(lab), async (schedule) => {
    if (!goOn()) return true
    const report = await runSchedule(lab, files, schedule, seed, host, goOn)
    if (!goOn()) return true
    const held = report.success >= bar
    if (!held && (smallest === null || weight(schedule) <= weight(smallest.schedule)))
      smallest = { schedule, seed, ...report }
    progress(++tried, smallest)
    return held
  })
  await fc.check(survives, { seed, numRuns: tries, endOnFailure: false })
  return smallest
}

/** One to three of the lab's faults; fast-check shrinks towards fewer, earlier, shorter. */
function schedules(lab: LabDefinition): fc.Arbitrary<ScheduledFault[]> {
  const one = fc
    .record({
      fault: fc.constantFrom(...lab.faults),
      from: fc.integer({ min: 0, max: LATEST_MS / STEP_MS }),
      length: fc.integer({ min: 1, max: LONGEST_MS / STEP_MS }),
    })
    .map(({ fault, from, length }) => ({ fault, fromMs: from * STEP_MS, forMs: length * STEP_MS }))
  return fc.array(one, { minLength: 1, maxLength: MOST_FAULTS })
}

/** Fewer faults first, then less time under fault. */
function weight(schedule: ScheduledFault[]): number {
  return schedule.length * 1_000_000 + schedule.reduce((sum, one) => sum + one.forMs + one.fromMs, 0)
}
