import type { ServiceFiles } from '../../protocol/index.ts'
import type { Bench } from '../bench.svelte.ts'

/** A version of the code that can be set beside another. */
export interface Version {
  id: string
  name: string
  files: ServiceFiles
}

/** The code as it came, as it stands, and each of the lab's patches on the code as it came. */
export function versionsOf(bench: Bench): Version[] {
  const { lab, code } = bench
  const w = lab.words.compare
  const given = (files: Record<string, string>): ServiceFiles =>
    Object.fromEntries(
      lab.services.map(({ name, entry }) => [name, { [entry]: files[entry] ?? lab.start[entry] ?? '' }]),
    )
  return [
    { id: 'start', name: w.start, files: given(lab.start) },
    { id: 'mine', name: w.mine, files: code.given },
    ...lab.patches.map((patch) => ({
      id: `patch/${patch.id}`,
      name: patch.title,
      files: given({ ...lab.start, ...patch.files }),
    })),
  ]
}
