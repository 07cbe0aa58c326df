import type { FlatFiles } from '../../lab/files.ts'
import type { Code } from '../editor/code.svelte.ts'
import type { LabView, PatchView } from '../lab-view.ts'
import { isIn, type PatchLine, patchLines, putIn, takeOut } from './patch.ts'

/** Small changes that a tap puts into the learner's code and takes out again. */
export class Patches {
  /** The patch that did not fit when it was last tapped. */
  misfit = $state('')
  private readonly lab: LabView
  private readonly code: Code

  constructor(lab: LabView, code: Code) {
    this.lab = lab
    this.code = code
  }

  /** Those of a round, or all where it names none. */
  of(ids: string[]): PatchView[] {
    return ids.length === 0 ? this.lab.patches : this.lab.patches.filter((patch) => ids.includes(patch.id))
  }

  lines(patch: PatchView): { file: string; lines: PatchLine[] }[] {
    return Object.entries(patch.files).map(([file, text]) => ({
      file,
      lines: patchLines(this.lab.start[file] ?? '', text),
    }))
  }

  applied(patch: PatchView): boolean {
    return isIn(this.code.files, this.lab.start, patch.files)
  }

  /** Puts the patch in; another that stands in its way is taken out first. */
  toggle(patch: PatchView): void {
    this.misfit = ''
    const { files } = this.code
    const changed =
      takeOut(files, this.lab.start, patch.files) ?? putIn(files, this.lab.start, patch.files) ?? this.instead(patch)
    if (changed) this.code.replace(changed)
    else this.misfit = patch.id
  }

  private instead(patch: PatchView): FlatFiles | null {
    let files = this.code.files
    for (const other of this.lab.patches) {
      if (other.id !== patch.id) files = { ...files, ...takeOut(files, this.lab.start, other.files) }
      const fitting = putIn(files, this.lab.start, patch.files)
      if (fitting) return { ...files, ...fitting }
    }
    return null
  }
}
