import type { FlatFiles } from '../../lab/files.ts'
import { type NameProblem, nameProblem } from '../editor/files.ts'

type Why = NameProblem | 'removable' | 'readOnly'

interface Rules {
  readOnly(file: string): boolean
  removable(file: string): boolean
}

/** What becomes of the lab's files after a line that left `found`: all that is allowed, and of the rest why it is not. */
export function takeBack(
  before: FlatFiles,
  found: FlatFiles,
  rules: Rules,
): { files: FlatFiles; refused: [string, Why][] } {
  const files = { ...before }
  const refused: [string, Why][] = []
  for (const name of new Set([...Object.keys(before), ...Object.keys(found)])) {
    if (before[name] === found[name]) continue
    const why = problem(name)
    if (why) refused.push([name, why])
    else if (name in found) files[name] = found[name] as string
    else delete files[name]
  }
  return { files, refused }

  function problem(name: string): Why | null {
    if (rules.readOnly(name)) return 'readOnly'
    if (!(name in found)) return rules.removable(name) ? null : 'removable'
    return name in before ? null : nameProblem(name, files)
  }
}
