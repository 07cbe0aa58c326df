import type { FlatFiles } from '../../lab/files.ts'
import type { Code } from '../editor/code.svelte.ts'
import { sameFiles } from '../editor/files.ts'
import type { LabView, PatchView } from '../lab-view.ts'
import { isIn, onLabsCode, type PatchLine, patchLines, putIn, takeOut } from './patch.ts'

/** Small changes that a tap puts into the learner's code and takes out again. */
export class Patches {
  /** The patch of which it is shown what it would do to code that was written another way; '' for none. */
  looked = $state('')
  /** Those that have had a verdict since the page was opened. */
  checked = $state.raw<string[]>([])
  private readonly lab: LabView
  private readonly code: Code
  /** By patch: the lab's text that was taken with it, and the learner's own that stood there. */
  private readonly taken = new Map<string, { text: FlatFiles; own: FlatFiles }>()

  constructor(lab: LabView, code: Code) {
    this.lab = lab
    this.code = code
  }

  /** Those of a round, or all where it names none. */
  of(ids: string[]): PatchView[] {
    return ids.length === 0 ? this.lab.patches : this.lab.patches.filter((patch) => ids.includes(patch.id))
  }

  /** What a card shows: a file that an earlier round's part of the solution has brought as it is here needs no lines. */
  lines(patch: PatchView): { file: string; lines: PatchLine[] }[] {
    const earlier = this.partsBefore(patch)
    return Object.entries(patch.files)
      .filter(([file, text]) => !earlier.some((part) => part.files[file] === text))
      .map(([file, text]) => ({ file, lines: patchLines(this.lab.start[file] ?? '', text) }))
  }

  /** Wrong fixes of other rounds that are still in the code; a round that names none offers all. */
  leftOver(ids: string[]): PatchView[] {
    return ids.length === 0
      ? []
      : this.lab.patches.filter((patch) => !patch.part && !ids.includes(patch.id) && this.applied(patch))
  }

  applied(patch: PatchView): boolean {
    return isIn(this.code.files, this.lab.start, patch.files)
  }

  /** There is a verdict on the code as it is. */
  judged(): void {
    const { checked } = this
    const applied = this.lab.patches.filter((patch) => this.applied(patch)).map(({ id }) => id)
    this.checked = [...checked, ...applied.filter((id) => !checked.includes(id))]
  }

  /** Whether the code has the place that the patch changes, or had it before another patch was put in. */
  fits(patch: PatchView): boolean {
    return this.after(patch) !== null
  }

  /** Puts the patch in; another that stands in its way is taken out first. */
  toggle(patch: PatchView): void {
    this.looked = ''
    const own = this.ownBehind(patch)
    const changed = own ?? takeOut(this.code.files, this.lab.start, patch.files) ?? this.after(patch)
    if (!changed) return
    const behind = this.lab.patches.map((other) => ({ other, own: this.ownBehind(other) }))
    this.code.replace(changed)
    // one idea in another's place: behind both is what the learner wrote
    const replaced = own ? undefined : behind.find((one) => one.own && !this.applied(one.other))
    if (replaced?.own) this.remember(patch, replaced.own)
  }

  /** The files of a patch as the lab would have them with it, where the learner's own differ too much for it. */
  labs(patch: PatchView): FlatFiles {
    const before = this.partsBefore(patch).map((one) => one.files)
    return onLabsCode(this.lab.start, before, patch.files)
  }

  /**
   * Takes those files; the learner's code is kept as a version of this name first. Gives back the name that it has, ''
   * where the browser kept none: what stood here can still be brought back.
   */
  async takeLabs(patch: PatchView, name: string): Promise<string> {
    const { code } = this
    const own = code.files
    const kept = await code.shelf.name(name, own)
    code.replaceAll({ ...code.files, ...this.labs(patch) })
    this.remember(patch, own)
    this.looked = ''
    return kept
  }

  /** Parts of the solution that come before the round of this patch. */
  private partsBefore(patch: PatchView): PatchView[] {
    const { rounds, patches } = this.lab
    const first = rounds.findIndex((round) => round.patches.includes(patch.id))
    const earlier = rounds.slice(0, Math.max(0, first)).flatMap((round) => round.patches)
    return patches.filter((one) => one.part && one.id !== patch.id && earlier.includes(one.id))
  }

  /** From now on taking this patch back brings `own` back, as long as nobody types into what it brought. */
  private remember(patch: PatchView, own: FlatFiles): void {
    this.taken.set(patch.id, { text: this.code.files, own })
  }

  private ownBehind(patch: PatchView): FlatFiles | undefined {
    const taken = this.taken.get(patch.id)
    return taken && sameFiles(taken.text, this.code.files) ? taken.own : undefined
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
