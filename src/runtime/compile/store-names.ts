import type { StoreName } from '../../protocol/supplies.ts'

/** The store behind an import. */
export const STORE_OF: Record<string, StoreName> = {
  'node:sqlite': 'sqlite',
  minisearch: 'minisearch',
  '@seald-io/nedb': 'nedb',
  '@electric-sql/pglite': 'pglite',
  '@electric-sql/pglite/contrib/pg_trgm': 'pglite',
}

/** The stores behind these imports, each once. */
export function storesBehind(imports: Iterable<string>): StoreName[] {
  return [...new Set([...imports].flatMap((name) => STORE_OF[name] ?? []))]
}

/** The stores that a text of code, or of a recorded run with code in it, imports. */
export function storesNamedIn(text: string): StoreName[] {
  return storesBehind(importsNamedIn(text))
}

/** The packages of the stores that a text of code imports: what real Node is to have installed. */
export function storePackagesNamedIn(text: string): string[] {
  return packagesOf(importsNamedIn(text))
}

/** All packages that stores come from. */
export function storePackages(): string[] {
  return packagesOf(Object.keys(STORE_OF))
}

function importsNamedIn(text: string): string[] {
  return Object.keys(STORE_OF).filter((name) => patternOf(name).test(text))
}

function packagesOf(imports: string[]): string[] {
  const own = imports.filter((name) => !name.startsWith('node:'))
  return [...new Set(own.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name))]
}

// a text within JSON has its quotes escaped
function patternOf(name: string): RegExp {
  const known = name.replace(/^node:/, '(node:)?')
  return new RegExp(`(from|import)\\s*\\\\*['"]${known}\\\\*['"]`)
}
