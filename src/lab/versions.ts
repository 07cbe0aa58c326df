import type { LabDefinition, ServiceSpec } from './definition.ts'
import type { FlatFiles } from './files.ts'

/** What stands in versions/: name of a version to the files that it lays over the service's own. */
export type VersionTexts = Record<string, FlatFiles>

/** The lab with the texts of its versions, as whoever reads its folder found them. */
export function withVersions(lab: LabDefinition, texts: VersionTexts): LabDefinition {
  return Object.keys(texts).length === 0 ? lab : { ...lab, versionTexts: texts }
}

/** What each version lays over a service's own files, in the order in which the lab names them: version 1 first. */
export function versionsOf(
  lab: Pick<LabDefinition, 'services' | 'versionTexts'>,
  service: ServiceSpec,
): Record<string, string>[] {
  const entries = new Set(Object.values(lab.services).map(({ entry }) => entry))
  return (service.versions ?? []).map((name) => {
    const laid = Object.entries(lab.versionTexts?.[name] ?? {})
    return Object.fromEntries(laid.filter(([file]) => file === service.entry || !entries.has(file)))
  })
}
