import { faultKinds } from '../../../engine/faults/kinds.ts'
import type { Guide } from '../../../lab/guide/parts.ts'
import { error, type Finding, unknown } from '../finding.ts'
import type { Examined } from './lab.ts'

/** What a step may ask for without naming anything. */
const PLAIN = ['run', 'check', 'next']

/** Steps and predictions that speak of a service, fault or patch which the lab does not have. */
export function* actionFindings({ lab }: Examined, file: string, text: string, guide: Guide): Generator<Finding> {
  const services = Object.keys(lab.services)
  const patches = [...(lab.patches ?? []), ...Object.keys(lab.wrong)]
  const offered = lab.faults.map((fault) => `${fault.kind}:${fault.target}`)
  const asked = new Map<string, Set<string>>()
  for (const round of guide.rounds) {
    for (const step of round.steps) {
      if (step.type === 'predict') {
        const place = { file, line: lineWith(text, `fault="${step.fault}"`) }
        if (!offered.includes(step.fault))
          yield unknown(
            place,
            '<Predict fault>',
            `The lab does not offer the fault '${step.fault}', so the question never comes.`,
            step.fault,
            offered,
          )
        const ids = asked.get(round.id) ?? new Set()
        if (ids.has(step.id))
          yield error(
            { file, line: lineWith(text, `id="${step.id}"`) },
            '<Predict id>',
            `Two predictions of the round '${round.id}' have the id '${step.id}', so they would share one guess. Rename one.`,
          )
        asked.set(round.id, ids.add(step.id))
        if (step.shows !== undefined && !services.includes(step.shows))
          yield unknown(
            { file, line: lineWith(text, `shows="${step.shows}"`) },
            '<Predict shows>',
            `The lab has no service '${step.shows}' whose log could tell what happened.`,
            step.shows,
            services,
          )
      }
      if (step.type !== 'step' || step.action === '' || PLAIN.includes(step.action)) continue
      const place = { file, line: lineWith(text, `action="${step.action}"`) }
      const [verb = '', target = ''] = split(step.action)
      const kind = verb === 'resume' ? 'service' : verb === 'patch' ? 'patch' : faultKinds[verb]?.on
      if (!kind) {
        const verbs = [
          ...PLAIN,
          'resume:<service>',
          'patch:<id>+<id>',
          ...Object.keys(faultKinds).map((one) => `${one}:<target>`),
        ]
        yield unknown(
          place,
          '<Step action>',
          `The workbench does not know the action '${step.action}'.`,
          step.action,
          verbs,
        )
        continue
      }
      const targets = {
        service: services,
        patch: patches,
        link: lab.links.map((link) => `${link.from}>${link.to}`),
        load: Object.keys(lab.load),
      }[kind]
      // faults may go in at several places at once, and patches be tried one after another
      for (const one of verb === 'resume' ? [target] : target.split('+')) {
        if (!targets.includes(one))
          yield unknown(
            place,
            '<Step action>',
            `'${step.action}' needs a ${kind}, and the lab has no ${kind} '${one}'.`,
            one,
            targets,
          )
      }
    }
  }
}

function split(action: string): string[] {
  const at = action.indexOf(':')
  return at < 0 ? [action] : [action.slice(0, at), action.slice(at + 1)]
}

function lineWith(text: string, mark: string): number {
  const at = text.indexOf(mark)
  return at < 0 ? 1 : text.slice(0, at).split('\n').length
}
