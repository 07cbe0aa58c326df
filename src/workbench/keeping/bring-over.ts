import type { FlatFiles } from '../../lab/files.ts'
import { putIn } from '../patches/patch.ts'

/** One file as a learner wrote it for an older version of the lab. */
export interface OldFile {
  file: string
  mine: string
  /** As that version of the lab had it; null where that was not kept. */
  oldStart: string | null
  newStart: string
  /** The lab's new text with the learner's changes in it; null where they do not fit. */
  brought: string | null
}

/** The files of which learner and lab have something to say: mine, the old start, the new start. */
export function oldFiles(mine: FlatFiles, oldStart: FlatFiles | undefined, newStart: FlatFiles): OldFile[] {
  return Object.keys(mine)
    .filter((file) => mine[file] !== newStart[file] && mine[file] !== oldStart?.[file])
    .map((file) => {
      const text = mine[file] ?? ''
      const [old, fresh] = [oldStart?.[file] ?? (oldStart ? '' : null), newStart[file] ?? '']
      const merged = old === null ? null : putIn({ [file]: fresh }, { [file]: old }, { [file]: text })
      return { file, mine: text, oldStart: old, newStart: fresh, brought: merged?.[file] ?? null }
    })
}
