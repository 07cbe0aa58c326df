import { holds } from '../../lab/check.ts'
import type { LabFolder } from '../lab-folder.ts'
import { doAll } from './crew.ts'
import { type Mutant, mutants } from './mutate.ts'
import type { HostName, Task, TaskOutcome } from './task.ts'

const SEEDS = [1, 2]

/** Mutants of a lab's solution, and those among them that every check lets through on every seed tried. */
export async function findHoles(lab: LabFolder, host: HostName): Promise<{ tried: number; holes: Mutant[] }> {
  const made = mutantsOf(lab)
  const tasks = made.flatMap(({ file, text }) =>
    SEEDS.map((seed): Task => ({ lab: lab.id, variant: 'solution', seed, replaced: { file, text } })),
  )
  const outcomes = await doAll(tasks, host, () => {})
  const holes = made.filter((_, i) => SEEDS.every((_seed, k) => passes(lab, outcomes[i * SEEDS.length + k])))
  return { tried: made.length, holes }
}

export function printHoles(lab: LabFolder, { tried, holes }: Awaited<ReturnType<typeof findHoles>>): void {
  console.error(`  ${tried} mutants of the solution, ${tried - holes.length} caught`)
  for (const { file, line, dropped } of holes) {
    console.error(`    HOLE labs/${lab.id}/solution/${file}:${line}: without ${dropped} every check still holds`)
  }
}

function mutantsOf({ variants }: LabFolder): Mutant[] {
  const flat = (variant: string) =>
    Object.assign({}, ...Object.values(variants[variant] ?? {})) as Record<string, string>
  const start = flat('start')
  return Object.entries(flat('solution')).flatMap(([file, text]) =>
    text === start[file] ? [] : mutants(file, text, start[file] ?? ''),
  )
}

// a mutant that does not start is caught as well
function passes({ definition }: LabFolder, outcome: TaskOutcome | undefined): boolean {
  if (!outcome?.ok) return false
  return Object.entries(definition.checks).every(([id, spec]) => {
    const seen = outcome.report.observed[id]
    return seen !== undefined && holds(spec, seen.value)
  })
}
