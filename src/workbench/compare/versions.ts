import type { ServiceFiles } from '../../protocol/index.ts'
import type { Bench } from '../bench.svelte.ts'

/** A version of the code that can be set beside another. */
export interface Version {
  id: string
  name: string
  files: ServiceFiles
}

/** The code as it came, as it stands, versions with a name, and each of the lab's patches on the code as it came. */
export function versionsOf(bench: Bench): Version[] {
  const { lab, code } = bench
  const w = lab.words.compare
  return [
    { id: 'start', name: w.start, files: code.givenOf(lab.start) },
    { id: 'mine', name: w.mine, files: code.given },
    ...code.shelf.versions.map(({ name, files }) => ({ id: `kept/${name}`, name, files: code.givenOf(files) })),
    ...lab.patches.map((patch) => ({
      id: `patch/${patch.id}`,
      name: patch.title,
      files: code.givenOf({ ...lab.start, ...patch.files }),
    })),
  ]
}
