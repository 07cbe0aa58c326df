import type { CheckSpec } from '../../../lab/check.ts'
import { error, type Finding, unknown, warning } from '../finding.ts'
import { readParameters } from '../read/types.ts'
import type { Examined } from './lab.ts'

/** A scenario's phases may be this much shorter than written; see src/lab/plan.ts. */
const SHORTEST = 0.7

/** Checks that measure nothing, that cannot fail, or that cannot hold. */
export function* checkFindings(examined: Examined): Generator<Finding> {
  const { lab, file, source } = examined
  const inRounds = new Set(Object.values(lab.rounds).flatMap((round) => round.checks ?? []))
  for (const [id, check] of Object.entries(lab.checks)) {
    const place = { file, line: source.lineOf('checks', id) }
    const field = `checks.${id}`
    yield* when(examined, place, field, check)
    yield* bounds(place, field, check)
    yield* metric(examined, id)
    if (Object.keys(lab.rounds).length > 0 && !inRounds.has(id)) {
      yield warning(
        place,
        field,
        `No round lists '${id}', so learners never hear when it is theirs to meet. Name it in the checks of a round.`,
      )
    }
  }
}

function* when(
  { lab }: Examined,
  place: { file: string; line: number },
  field: string,
  check: CheckSpec,
): Generator<Finding> {
  const phases = lab.scenarios[check.scenario]
  if (!phases)
    return yield unknown(
      place,
      field,
      `There is no scenario '${check.scenario}'.`,
      String(check.scenario),
      Object.keys(lab.scenarios),
    )
  const phase = phases.find((one) => one.name === check.phase)
  if (!phase)
    return yield unknown(
      place,
      field,
      `The scenario '${check.scenario}' has no phase '${check.phase}'.`,
      String(check.phase),
      phases.map((one) => one.name),
    )
  const shortest = phase.seconds * SHORTEST
  if (!(check.skipSeconds >= 0 && check.skipSeconds < shortest)) {
    yield error(
      place,
      field,
      `It skips ${check.skipSeconds} s of '${check.phase}', which lasts ${shortest.toFixed(1)} s on some seeds, so nothing is left to measure. Skip less, or lengthen the phase.`,
    )
  }
}

/** Bounds that every run meets, or none does. */
function* bounds(
  place: { file: string; line: number },
  field: string,
  { rule, bound, metric }: CheckSpec,
): Generator<Finding> {
  const most = metric?.unit === 'share' ? 1 : Number.POSITIVE_INFINITY
  const name = `${metric?.name} ${rule} ${bound}`
  const mend = `Choose a bound ${most === 1 ? 'between 0 and 1 (a share)' : 'above 0'} that the solution meets and the start misses.`
  const cannotFail = `'${name}' cannot fail: ${metric?.name} is never ${rule === 'at-least' ? 'below 0' : 'above 1'}. ${mend}`
  const cannotHold = `'${name}' cannot hold: ${metric?.name} lies ${most === 1 ? 'from 0 to 1' : 'from 0 on'}. ${mend}`
  if (!Number.isFinite(bound))
    yield error(place, field, `The bound is ${bound}, and nothing can be held against it. ${mend}`)
  else if (rule === 'at-least' && bound <= 0) yield error(place, field, cannotFail)
  else if (rule === 'at-most' && bound >= most) yield error(place, field, cannotFail)
  else if (bound < 0 || bound > most) yield error(place, field, cannotHold)
  else if (rule === 'at-most' && bound === 0 && metric?.unit === 'ms')
    yield error(place, field, `'${name}' cannot hold: no answer takes no time. ${mend}`)
}

/** success('shopers'): the names that a measure is given, by the names of its parameters in src/lab/check.ts. */
function* metric({ lab, file, source, course }: Examined, id: string): Generator<Finding> {
  const measures = readParameters(course.tree.files.get('src/lab/check.ts') ?? '')
  const groups: Record<string, string[]> = {
    load: Object.keys(lab.load),
    service: Object.keys(lab.services),
    from: Object.keys(lab.services),
    to: Object.keys(lab.services),
  }
  for (const { name, texts, line } of source.callsAt('checks', id)) {
    const parameters = name === 'check' ? [] : (measures.get(name) ?? [])
    for (const [i, parameter] of parameters.entries()) {
      const given = texts.length > i ? texts[i] : parameter.standard
      const allowed = groups[parameter.name]
      // '' by default: all of them together
      if (given === undefined || given === '' || !allowed || allowed.includes(given)) continue
      const how = texts.length > i ? '' : ' Name the load: without one that is meant.'
      yield unknown(
        { file, line },
        `checks.${id}`,
        `${name}(…) measures the ${parameter.name === 'load' ? 'load' : 'service'} '${given}', which this lab does not have, so there is nothing to measure.${how}`,
        given,
        allowed,
      )
    }
  }
}
