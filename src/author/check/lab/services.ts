import { error, type Finding, unknown, warning } from '../finding.ts'
import { filesIn } from '../tree.ts'
import type { Examined } from './lab.ts'

/** Services, links and loads: who is there, who calls whom, who asks. */
export function* serviceFindings(examined: Examined): Generator<Finding> {
  yield* services(examined)
  yield* links(examined)
  yield* loads(examined)
  yield* unreachable(examined)
}

function* services({ id, lab, file, source, course }: Examined): Generator<Finding> {
  const files = filesIn(course.tree, `labs/${id}/start`)
  const seen = new Map<string, string>()
  if (Object.keys(lab.services).length === 0)
    yield error(
      { file, line: source.lineOf('services') },
      'services',
      'The lab has no service, so there is nothing to run. Add one.',
    )
  for (const [name, service] of Object.entries(lab.services)) {
    const at = (...path: string[]) => ({ file, line: source.lineOf('services', name, ...path) })
    const field = `services.${name}`
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
      yield error(
        at(),
        field,
        `'${name}' is a host name too, so it is made of small letters, digits and hyphens. Rename it.`,
      )
    if (!files.includes(service.entry) && !(service.entry in (service.files ?? {})))
      yield unknown(
        at('entry'),
        `${field}.entry`,
        `There is no file labs/${id}/start/${service.entry} to start.`,
        String(service.entry),
        files,
      )
    const same = `${service.entry} ${JSON.stringify(service.env ?? {})}`
    const other = seen.get(same)
    if (other)
      yield warning(
        at('entry'),
        `${field}.entry`,
        `'${other}' runs the same file with the same env, so an edit changes both. If that is meant, give each an env that tells them apart.`,
      )
    seen.set(same, name)
    if (service.env?.PORT !== undefined)
      yield error(
        at('env', 'PORT'),
        `${field}.env.PORT`,
        'Each service has a host of its own and listens on the PORT that it is given. Take it out; links lead to that port.',
      )
    if (service.capacityPerSecond !== undefined && !(service.capacityPerSecond > 0))
      yield error(
        at('capacityPerSecond'),
        `${field}.capacityPerSecond`,
        `It is ${service.capacityPerSecond} and should be above 0, or left out.`,
      )
  }
}

function* links({ lab, file, source }: Examined): Generator<Finding> {
  const names = Object.keys(lab.services)
  const seen = new Set<string>()
  for (const [i, link] of lab.links.entries()) {
    const at = (...path: string[]) => ({ file, line: source.lineOf('links', i, ...path) })
    for (const end of ['from', 'to'] as const) {
      if (!names.includes(link[end]))
        yield unknown(at(end), `links.${i}.${end}`, `There is no service '${link[end]}'.`, String(link[end]), names)
    }
    if (link.from === link.to)
      yield error(
        at(),
        `links.${i}`,
        `'${link.from}' has a link to itself. A service reaches itself without one; take it out.`,
      )
    const name = `${link.from}>${link.to}`
    if (seen.has(name))
      yield error(
        at(),
        `links.${i}`,
        `There is a link from '${link.from}' to '${link.to}' already. Take one of them out.`,
      )
    seen.add(name)
    if (!(link.latencyMs >= 0 && Number.isFinite(link.latencyMs)))
      yield error(
        at('latencyMs'),
        `links.${i}.latencyMs`,
        `The latency is ${link.latencyMs} and should be 0 ms or more.`,
      )
  }
}

function* loads({ lab, file, source }: Examined): Generator<Finding> {
  for (const [name, load] of Object.entries(lab.load)) {
    const at = (...path: string[]) => ({ file, line: source.lineOf('load', name, ...path) })
    if (!(load.to in lab.services))
      yield unknown(
        at(),
        `load.${name}.to`,
        `There is no service '${load.to}' to send readers to.`,
        String(load.to),
        Object.keys(lab.services),
      )
    if (!(load.perSecond > 0))
      yield error(at(), `load.${name}.perSecond`, `${load.perSecond} readers a second never come. Let some come.`)
    if (typeof load.request !== 'function')
      yield error(
        at(),
        `load.${name}.request`,
        "It should be a function that makes a request, such as (draw) => get('/').",
      )
  }
}

/** A service that no reader reaches, by whatever way, can be broken without anybody noticing. */
function* unreachable({ lab, file, source }: Examined): Generator<Finding> {
  const near = new Set(Object.values(lab.load).map((load) => load.to))
  for (let size = -1; size !== near.size; ) {
    size = near.size
    for (const { from, to } of lab.links) {
      // who calls a service that is reached takes part as well: a worker that fetches its jobs
      if (near.has(from)) near.add(to)
      if (near.has(to)) near.add(from)
    }
  }
  if (Object.keys(lab.load).length === 0) return
  for (const name of Object.keys(lab.services)) {
    if (near.has(name)) continue
    yield error(
      { file, line: source.lineOf('services', name) },
      `services.${name}`,
      `No load and no link reaches '${name}', so nothing that happens to it is ever seen. Add a link to it, or take it out.`,
    )
  }
}
