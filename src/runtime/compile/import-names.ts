import type { ServiceError } from '../../engine/process.ts'
import { position } from './position.ts'
import type { Import, Module, Program } from './program.ts'
import { nearest } from './surface.ts'

/** A name that an import statement takes from a module, and where it stands in the code. */
export interface ImportedName {
  name: string
  at: number
}

/** Reads the names out of the part of an import or re-export before its specifier. `* as x` takes none in particular. */
export function readNames(code: string, from: number, to: number): ImportedName[] {
  const clause = code
    .slice(from, to)
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '))
  const names: ImportedName[] = []
  const open = clause.indexOf('{')
  const byDefault = /^import\s+(?!type\b)([A-Za-z_$][\w$]*)\s*(?:,|from\b)/.exec(clause)
  if (byDefault) names.push({ name: 'default', at: from + clause.indexOf(byDefault[1] as string, 6) })
  if (open < 0) return names
  const inner = clause.slice(open + 1, clause.lastIndexOf('}'))
  for (const item of inner.matchAll(/([A-Za-z_$][\w$]*)(\s+as\s+[A-Za-z_$][\w$]*)?/g)) {
    names.push({ name: item[1] as string, at: from + open + 1 + item.index })
  }
  return names
}

/**
 * Finds an import of a name that its module does not export. The engines notice this too, but each in its own words,
 * and in browsers without saying where.
 *
 * @param exportsOf the exports of a package or node: module
 */
export function findMissingExport(program: Program, exportsOf: (name: string) => string[] | null): ServiceError | null {
  for (const module of program.modules.values()) {
    for (const statement of module.imports) {
      const exports = exportsBehind(program, statement, exportsOf, [])
      const missing = exports && statement.names.find(({ name }) => !exports.includes(name))
      if (missing) return complain(module, statement, missing, exports)
    }
  }
  return null
}

function exportsBehind(
  program: Program,
  { target }: Import,
  exportsOf: (name: string) => string[] | null,
  seen: string[],
): string[] | null {
  if (target.type === 'module') return exportsOf(target.name)
  const module = program.modules.get(target.file)
  if (!module || seen.includes(target.file)) return []
  const names = [...module.exports]
  for (const statement of module.imports) {
    if (!statement.all) continue
    const more = exportsBehind(program, statement, exportsOf, [...seen, target.file])
    if (more === null) return null
    names.push(...more.filter((name) => name !== 'default'))
  }
  return names
}

function complain(module: Module, { start, end }: Import, missing: ImportedName, exports: string[]): ServiceError {
  const specifier = module.code.slice(start, end)
  const near = nearest(missing.name, exports)
  const has = exports.length > 0 ? `It has: ${exports.join(', ')}.` : 'It exports nothing.'
  const what = missing.name === 'default' ? 'default export' : `export '${missing.name}'`
  const message = `'${specifier}' has no ${what}.${near ? ` Did you mean '${near}'?` : ''} ${has}`
  return { name: 'UnknownImport', message, file: module.file, ...position(module.code, missing.at) }
}
