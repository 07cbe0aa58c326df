import type { FlatFiles } from '../../lab/files.ts'

/** Why a name cannot be that of a new file. */
export type NameProblem = 'form' | 'taken' | 'many'

const NAME = /^[a-z][\w-]{0,59}\.ts$/
/** Together with the lab's own; a run may carry more. */
const MOST = 30

/** Entries of services first, then the lab's other files, then what the learner has added. */
export function namesOf(files: FlatFiles, entries: string[], start: FlatFiles): string[] {
  const rank = (name: string) => (entries.includes(name) ? entries.indexOf(name) : name in start ? 1_000 : 2_000)
  return Object.keys(files).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

/** What is wrong with the name of a new file; null when it can be had. */
export function nameProblem(name: string, files: FlatFiles): NameProblem | null {
  if (!NAME.test(name)) return 'form'
  if (Object.hasOwn(files, name)) return 'taken'
  return Object.keys(files).length >= MOST ? 'many' : null
}

export function sameFiles(one: FlatFiles, other: FlatFiles): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
}
