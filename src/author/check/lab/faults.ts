import { faultKinds } from '../../../engine/faults/kinds.ts'
import { BUS } from '../../../lab/bus/declare.ts'
import type { FaultSpec } from '../../../lab/faults.ts'
import { error, type Finding, unknown } from '../finding.ts'
import type { Examined } from './lab.ts'

/** Faults that name nobody, or whose values are outside of what the fault can do; scenarios without time. */
export function* faultFindings(examined: Examined): Generator<Finding> {
  const { lab } = examined
  for (const [i, fault] of lab.faults.entries()) yield* oneFault(examined, fault, 'faults', i)
  for (const [name, phases] of Object.entries(lab.scenarios)) yield* scenario(examined, name, phases)
  for (const [name, round] of Object.entries(lab.rounds)) {
    if (round.predict) yield* oneFault(examined, round.predict, 'rounds', name, 'predict')
  }
}

function* scenario(examined: Examined, name: string, phases: Examined['lab']['scenarios'][string]): Generator<Finding> {
  const { lab, file, source } = examined
  const place = { file, line: source.lineOf('scenarios', name) }
  const field = `scenarios.${name}`
  if (!Array.isArray(phases) || phases.length === 0)
    return yield error(place, field, 'A scenario is a list of at least one phase. Add phase(…).')
  const seen = new Set<string>()
  for (const [i, phase] of phases.entries()) {
    const at = { file, line: source.lineOf('scenarios', name, i) }
    if (seen.has(phase.name))
      yield error(
        at,
        `${field}.${i}`,
        `Two phases are called '${phase.name}', so a check cannot say which it means. Rename one.`,
      )
    seen.add(phase.name)
    if (!(phase.seconds > 0))
      yield error(
        at,
        `${field}.${i}`,
        `The phase '${phase.name}' lasts ${phase.seconds} s, so nothing can be measured in it. Give it time.`,
      )
    for (const [k, fault] of phase.faults.entries()) {
      // each of them may come to be its target
      const { services = [] } = phase.anyOrder ?? {}
      const targets = new Set([fault.target, ...(services.includes(fault.target) ? services : [])])
      for (const target of targets) yield* oneFault(examined, { ...fault, target }, 'scenarios', name, i, k)
    }
  }
  if (!Object.values(lab.checks).some((check) => check.scenario === name)) {
    yield {
      ...error(
        place,
        field,
        'No check looks at this scenario, so it never runs. Write a check for it, or take it out.',
      ),
      level: 'warning',
    }
  }
}

function* oneFault(
  { lab, file, source }: Examined,
  fault: FaultSpec,
  ...path: (string | number)[]
): Generator<Finding> {
  const place = { file, line: source.lineOf(...path) }
  const field = path.join('.')
  const kind = faultKinds[fault?.kind]
  if (!kind)
    return yield unknown(
      place,
      field,
      `There is no fault '${fault?.kind}'.`,
      String(fault?.kind),
      Object.keys(faultKinds),
    )
  const services = Object.keys(lab.services)
  const targets = {
    service:
      kind.on === 'service' && kind.only === 'bus' ? services.filter((name) => name === BUS && lab.bus) : services,
    link: lab.links.map((link) => `${link.from}>${link.to}`),
    load: Object.keys(lab.load),
  }[kind.on]
  if (!targets.includes(fault.target)) {
    yield unknown(
      place,
      field,
      `'${fault.kind}' is done to a ${kind.on}, and there is no ${kind.on} '${fault.target}'.`,
      String(fault.target),
      targets,
    )
  }
  for (const [name, value] of Object.entries(fault.params ?? {})) {
    const form = kind.form.find((one) => one.name === name)
    if (!form)
      yield unknown(
        place,
        field,
        `'${fault.kind}' has no value '${name}'.`,
        name,
        kind.form.map((one) => one.name),
      )
    else if (!(value >= form.min && value <= form.max)) {
      yield error(
        place,
        field,
        `'${name}' of '${fault.kind}' is ${value} and should be from ${form.min} to ${form.max} (${form.unit}).`,
      )
    }
  }
  const versions = lab.services[fault.target]?.versions ?? []
  const version = fault.params?.version ?? 1
  if (fault.kind === 'deploy' && fault.target in lab.services && version > versions.length)
    yield error(
      place,
      field,
      `'${fault.target}' has ${versions.length === 0 ? 'no versions' : `the versions ${versions.join(', ')}`}, so there is no version ${version} to deploy. Name it in services.${fault.target}.versions.`,
    )
  if (fault.way && kind.on !== 'link')
    yield error(
      place,
      field,
      `Only a fault of a link has a way, and '${fault.kind}' is done to a ${kind.on}. Take it out.`,
    )
}
