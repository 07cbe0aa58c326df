import { error, type Finding, unknown } from '../finding.ts'
import { readUnion } from '../read/types.ts'
import { filesIn } from '../tree.ts'
import type { Examined } from './lab.ts'

const MINUTES = { least: 1, most: 45 }

/** Rounds that show, offer, ask for or edit what is not there. */
export function* roundFindings({ id, lab, file, source, course }: Examined): Generator<Finding> {
  const panels = readUnion(course.tree.files.get('src/lab/definition.ts') ?? '', 'PanelName')
  const patches = [...(lab.patches ?? []), ...Object.keys(lab.wrong)]
  const files = filesIn(course.tree, `labs/${id}/start`)
  if (lab.chapter !== undefined && Object.keys(lab.rounds).length === 0) {
    yield error(
      { file, line: source.lineOf('rounds') },
      'rounds',
      'A lab of the course has at least one round, or its page has nothing to say. Add one.',
    )
  }
  for (const [name, round] of Object.entries(lab.rounds)) {
    const at = (...path: (string | number)[]) => ({ file, line: source.lineOf('rounds', name, ...path) })
    const field = `rounds.${name}`
    const lists: [string, string[] | undefined, string[], string][] = [
      ['panels', round.panels, panels, 'panel of the workbench'],
      ['patches', round.patches, patches, 'patch or wrong fix of this lab'],
      ['edit', round.edit, files, `file in labs/${id}/start`],
      ['checks', round.checks, Object.keys(lab.checks), 'check of this lab'],
    ]
    for (const [key, given, allowed, what] of lists) {
      for (const [i, one] of (given ?? []).entries()) {
        if (!allowed.includes(one))
          yield unknown(at(key, i), `${field}.${key}.${i}`, `'${one}' is no ${what}.`, String(one), allowed)
      }
    }
    if (!(round.minutes >= MINUTES.least && round.minutes <= MINUTES.most)) {
      yield error(
        at('minutes'),
        `${field}.minutes`,
        `The round takes ${round.minutes} minutes and should take ${MINUTES.least} to ${MINUTES.most}. Measure it with somebody, or split it.`,
      )
    }
    if (!round.panels?.length)
      yield error(at(), `${field}.panels`, "The round shows nothing. Name at least one panel, such as 'world'.")
    if (round.panels?.includes('patches') && !round.patches?.length) {
      yield error(
        at('panels'),
        `${field}.patches`,
        "It shows the panel 'patches' and offers none. Name some in patches, or take the panel out.",
      )
    }
    if (round.edit?.length && !round.panels?.includes('code')) {
      yield error(
        at('edit'),
        `${field}.edit`,
        "It asks for edits without the panel 'code'. Add the panel, or take edit out.",
      )
    }
    const harness = (round.edit ?? []).find((one) =>
      Object.values(lab.services).some((service) => service.harness && service.entry === one),
    )
    if (harness)
      yield error(at('edit'), `${field}.edit`, `'${harness}' belongs to the lab and is read only. Take it out.`)
  }
}
