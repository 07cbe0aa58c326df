import type { ServiceFiles } from '../protocol/live.ts'
import type { LabDefinition } from './definition.ts'

/** File name to text, as they lie in start/, solution/ or wrong/<id>/. */
export type FlatFiles = Record<string, string>

/** What each service is given: its own entry, and every file that is no other service's entry. */
export function serviceFiles(
  lab: Pick<LabDefinition, 'services'>,
  start: FlatFiles,
  ...overlays: FlatFiles[]
): ServiceFiles {
  const all: FlatFiles = Object.assign({}, start, ...overlays)
  const entries = new Set(Object.values(lab.services).map((service) => service.entry))
  const given: ServiceFiles = {}
  for (const [name, service] of Object.entries(lab.services)) {
    given[name] = Object.fromEntries(
      Object.entries(all).filter(([file]) => file === service.entry || !entries.has(file)),
    )
  }
  return given
}

/** The files of an overlay that differ from the start. Those that only stand there to be imported change nothing. */
export function changedFiles(start: FlatFiles, overlay: FlatFiles): FlatFiles {
  return Object.fromEntries(Object.entries(overlay).filter(([name, text]) => start[name] !== text))
}
