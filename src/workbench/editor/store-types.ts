import type { StoreName } from '../../protocol/supplies.ts'

/** Where the types of a store's imports lie in this project, and where imports look for them. */
export const STORE_TYPES: Partial<Record<StoreName, Record<string, string>>> = {
  minisearch: { '/node_modules/minisearch/dist/es/index.d.ts': 'file:///node_modules/minisearch/index.d.ts' },
  pglite: {
    '/src/workbench/editor/service-pglite.d.ts': 'file:///node_modules/@electric-sql/pglite/index.d.ts',
    '/src/workbench/editor/service-pg-trgm.d.ts': 'file:///node_modules/@electric-sql/pglite/contrib/pg_trgm.d.ts',
  },
  nedb: { '/node_modules/@seald-io/nedb/index.d.ts': 'file:///node_modules/@seald-io/nedb/index.d.ts' },
}

// exhaustive: Vite leaves out node_modules where it looks from the project's root
const texts = import.meta.glob<string>(
  [
    '/src/workbench/editor/service-{pglite,pg-trgm}.d.ts',
    '/node_modules/minisearch/dist/es/index.d.ts',
    '/node_modules/@seald-io/nedb/index.d.ts',
  ],
  { query: '?raw', import: 'default', exhaustive: true },
)

/** Type texts of one store under the names at which imports look for them; fetched when first asked for. */
export function storeTypes(name: StoreName): Promise<{ content: string; filePath: string }[]> {
  const places = Object.entries(STORE_TYPES[name] ?? {})
  return Promise.all(places.map(async ([path, filePath]) => ({ content: (await texts[path]?.()) ?? '', filePath })))
}
