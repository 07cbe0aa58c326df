import { BUS } from '../../../lab/bus/declare.ts'
import { error, type Finding, unknown } from '../finding.ts'
import type { Examined } from './lab.ts'

/** A bus whose topics nobody publishes to, or that delivers to nobody. */
export function* busFindings({ lab, file, source }: Examined): Generator<Finding> {
  if (!lab.bus) return
  const names = Object.keys(lab.services).filter((name) => name !== BUS)
  const at = (...path: (string | number)[]) => ({ file, line: source.lineOf('bus', ...path) })
  if (Object.keys(lab.bus.topics ?? {}).length === 0)
    yield error(at(), 'bus.topics', 'The bus has no topic, so nothing goes over it. Add one, or take the bus out.')
  for (const [topic, spec] of Object.entries(lab.bus.topics ?? {})) {
    if (!/^[a-z][a-z0-9-]*$/.test(topic))
      yield error(
        at('topics', topic),
        `bus.topics.${topic}`,
        `'${topic}' is a part of an address, so it is made of small letters, digits and hyphens. Rename it.`,
      )
    for (const side of ['publishers', 'subscribers'] as const) {
      const listed = spec[side] ?? []
      if (listed.length === 0)
        yield error(
          at('topics', topic),
          `bus.topics.${topic}.${side}`,
          `The topic has no ${side}, so its events ${side === 'publishers' ? 'never come' : 'go nowhere'}. Name one.`,
        )
      for (const [i, name] of listed.entries())
        if (!names.includes(name))
          yield unknown(
            at('topics', topic, side, i),
            `bus.topics.${topic}.${side}.${i}`,
            `There is no service '${name}'.`,
            String(name),
            names,
          )
    }
  }
  for (const field of ['visibilitySeconds', 'latencyMs'] as const) {
    const value = lab.bus[field]
    if (value !== undefined && !(value >= 0 && Number.isFinite(value)))
      yield error(at(field), `bus.${field}`, `It is ${value} and should be 0 or more, or left out.`)
  }
}
