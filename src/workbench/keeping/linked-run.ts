import { type RunRecord, readRun } from '../../engine/run-record.ts'
import type { Micros } from '../../engine/time.ts'
import { ENGINE_VERSION } from '../../engine/version.ts'
import type { FlatFiles } from '../../lab/files.ts'
import type { ServiceFiles } from '../../protocol/index.ts'
import type { LabView } from '../lab-view.ts'
import { faultsOf, type RunOrder, runByTheClock } from '../timeline/by-the-clock.ts'

/** A run that came with a link. */
export interface LinkedRun {
  /** The code at its end, edits taken in. */
  files: FlatFiles
  seed: number
  /** Recorded with another version of what, and which: it may go differently here. */
  other: { what: 'lab' | 'engine'; recorded: number; here: number } | null
  order: RunOrder
}

/**
 * Reads the run of a link. One of another version is done again by the clock, with the code that it ended with: the same
 * faults at the same moments. @throws RunRefused for what is no run.
 */
export function readLinked(
  lab: LabView,
  text: string,
  given: (files: FlatFiles) => ServiceFiles,
  at: Micros,
): LinkedRun {
  const run = readRun(text)
  const files = codeOf(run, lab)
  const other =
    run.labVersion !== lab.version
      ? ({ what: 'lab', recorded: run.labVersion, here: lab.version } as const)
      : run.engine !== ENGINE_VERSION
        ? ({ what: 'engine', recorded: run.engine, here: ENGINE_VERSION } as const)
        : null
  const until = Math.min(at || run.until, run.until)
  const order =
    other && run.lab === lab.id
      ? runByTheClock(lab, run.seed, given(files), faultsOf(text), until)
      : { run: text, without: [], until }
  return { files, seed: run.seed, other, order }
}

/** What the services ran at the end, under the names of this lab's files. */
function codeOf(run: RunRecord, lab: LabView): FlatFiles {
  const services = structuredClone(run.files)
  for (const input of run.inputs) if (input.type === 'edit') services[input.service] = input.files
  const files: FlatFiles = {}
  for (const { name, entry } of lab.services) {
    for (const [file, text] of Object.entries(services[name] ?? {})) {
      // what another service starts with is that one's
      if (file === entry || !lab.services.some((one) => one.entry === file)) files[file] = text
    }
  }
  return files
}
