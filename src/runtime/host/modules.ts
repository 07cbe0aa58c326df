import { modules } from 'virtual:packages'
import { storeExports } from './stores.ts'

/** The exports behind an import; undefined for what is not in the subset, or in a bundle for services that do not import it. */
export function moduleExports(name: string): Record<string, unknown> | undefined {
  return storeExports(name) ?? modules[name]?.()
}
