import type { FlatFiles } from '../../lab/files.ts'
import type { Code } from '../editor/code.svelte.ts'
import type { LabView, PatchView } from '../lab-view.ts'
import { isIn, onLabsCode, type PatchLine, patchLines, putIn, takeOut } from './patch.ts'

/** Small changes that a tap puts into the learner's code and takes out again. */
export class Patches {
  /** The patch of which it is shown what it would do to code that was written another way; '' for none. */
  looked = $state('')
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

  /** Whether the code has the place that the patch changes, or had it before another patch was put in. */
  fits(patch: PatchView): boolean {
    return this.after(patch) !== null
  }

  /** Puts the patch in; another that stands in its way is taken out first. */
  toggle(patch: PatchView): void {
    this.looked = ''
    const changed = takeOut(this.code.files, this.lab.start, patch.files) ?? this.after(patch)
    if (changed) this.code.replace(changed)
  }

  /** The files of a patch as the lab would have them with it, where the learner's own differ too much for it. */
  labs(patch: PatchView): FlatFiles {
    const { rounds, patches, start } = this.lab
    const first = rounds.findIndex((round) => round.patches.includes(patch.id))
    const earlier = rounds.slice(0, Math.max(0, first)).flatMap((round) => round.patches)
    const before = patches.filter((one) => one.part && one.id !== patch.id && earlier.includes(one.id))
    return onLabsCode(
      start,
      before.map((one) => one.files),
      patch.files,
    )
  }

  /**
   * Takes those files; the learner's code is kept as a version of this name first. Gives back the name that it has, ''
   * where the browser kept none: what stood here can still be brought back.
   */
  async takeLabs(patch: PatchView, name: string): Promise<string> {
    const { code } = this
    const kept = await code.shelf.name(name, code.files)
    code.replaceAll({ ...code.files, ...this.labs(patch) })
    this.looked = ''
    return kept
  }

  private after(patch: PatchView): FlatFiles | null {
    return putIn(this.code.files, this.lab.start, patch.files) ?? this.instead(patch)
  }

  private instead(patch: PatchView): FlatFiles | null {
    let files = this.code.files
    for (const other of this.lab.patches) {
      const without = other.id === patch.id ? null : takeOut(files, this.lab.start, other.files)
      if (!without) continue
      files = { ...files, ...without }
      const fitting = putIn(files, this.lab.start, patch.files)
      if (fitting) return { ...files, ...fitting }
    }
    return null
  }
}
