import { readNames } from './import-names.ts'
import type { ModuleReader } from './read-module.ts'

/** What services take of what they may import. */
export interface Use {
  /** The names taken of each module or package; null for all of them. */
  imports: Record<string, string[] | null>
  /** Whether any says a word of crypto. */
  hashes: boolean
}

/** Reads out of services' files what all of them together import; what does not compile counts for nothing. */
export function usesOf(files: Iterable<[file: string, source: string]>, read: ModuleReader): Use {
  const taken = new Map<string, Set<string> | null>()
  let hashes = false
  for (const [file, source] of files) {
    const module = read(file, source)
    if ('message' in module) continue
    hashes ||= /\bcrypto\b/.test(module.code)
    for (const { specifier, statement, start, all } of module.imports) {
      if (!specifier || specifier.startsWith('.')) continue
      const names = readNames(module.code, statement, start).map(({ name }) => name)
      const before = taken.get(specifier)
      const whole = all || names.length === 0 || before === null
      taken.set(specifier, whole ? null : new Set([...(before ?? []), ...names]))
    }
  }
  const imports = [...taken].sort(([a], [b]) => (a < b ? -1 : 1))
  return { imports: Object.fromEntries(imports.map(([name, names]) => [name, names && [...names].sort()])), hashes }
}
