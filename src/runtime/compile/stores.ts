import { createRequire } from 'node:module'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import type { StoreName } from '../../protocol/supplies.ts'
import { databaseCopy } from './database-copy.ts'
import { gunzipped, gzipped } from './gzipped.ts'
import { STORE_OF, storesBehind } from './store-names.ts'
import type { Use } from './uses.ts'

const require = createRequire(import.meta.url)
const ENTRY = 'virtual:store'
const ours = (file: string) => join(import.meta.dirname, '..', file)

interface Recipe {
  /** Text of the module that exports `modules`; null where the script is part of the packages. */
  entry: string | null
  /** Modules of Node that it is written against. */
  needs: string[]
  /** Where its files lie, by the name under which it finds them. */
  files: Record<string, () => string>
  /** Whether browsers are handed them compressed. */
  compressed?: boolean
  /** Names of globals for which its script has what machinePlace gives. */
  globals?: string[]
}

const RECIPES: Record<StoreName, Recipe> = {
  sqlite: {
    entry: null,
    needs: [],
    files: { 'machine.wasm': () => require.resolve('sql.js/dist/sql-wasm-browser.wasm') },
  },
  minisearch: { entry: passedOn('minisearch'), needs: [], files: {} },
  nedb: {
    entry: passedOn('@seald-io/nedb'),
    needs: ['node:crypto', 'node:events', 'node:fs/promises', 'node:path', 'node:util'],
    files: {},
  },
  pglite: {
    entry: `import * as all from ${JSON.stringify(ours('stores/pglite.ts'))}
const { pg_trgm, ...own } = all
export const modules = { '@electric-sql/pglite': own, '@electric-sql/pglite/contrib/pg_trgm': { pg_trgm } }`,
    needs: [],
    files: {
      'machine.wasm': () => inPglite('pglite.wasm'),
      'share.data': () => inPglite('pglite.data'),
      'pg_trgm.tar': () => inPglite('pg_trgm.tar.gz'),
      'data.tar': databaseCopy,
    },
    compressed: true,
    globals: ['globalThis', 'WebAssembly', 'process', 'fetch'],
  },
}

export const STORES = Object.keys(RECIPES) as StoreName[]

/** A store's files as it finds them. */
export function storeFiles(name: StoreName): Record<string, Uint8Array<ArrayBuffer>> {
  const paths = Object.entries(RECIPES[name].files)
  return Object.fromEntries(paths.map(([file, path]) => [file, gunzipped(path())]))
}

/** A store as browsers are handed it. */
export async function storeSupplies(name: StoreName): Promise<{ script: string; files: Record<string, Uint8Array> }> {
  const { files, compressed } = RECIPES[name]
  const given = Object.entries(files).map(([file, path]): [string, Uint8Array] =>
    compressed ? [`${file}.gz`, gzipped(path())] : [file, gunzipped(path())],
  )
  return { script: await buildStore(name), files: Object.fromEntries(given) }
}

/** The text of a store's script, as `Factory` in ../host/stores.ts tells; empty for one that is part of the packages. */
export async function buildStore(name: StoreName, { minify = true } = {}): Promise<string> {
  const { entry, globals } = RECIPES[name]
  if (entry === null) return ''
  const script = await bundled(entry, minify)
  if (!globals) return script
  const place = await bundled(`export * from ${JSON.stringify(ours('stores/machine-place.ts'))}`, minify)
  const before = `((exports) => {\n${place}\nreturn exports.machinePlace(store)\n})({})`
  return `const { ${globals.join(', ')} } = ${before}\n${script}`
}

async function bundled(entry: string, minify: boolean): Promise<string> {
  const bundle = await rolldown({
    input: ENTRY,
    cwd: ours('../..'),
    // as on real Node, whose modules it asks for by `require`
    platform: 'node',
    transform: { define: { 'import.meta.url': '"store:"' } },
    // PGlite’s way to load what no service of ours loads
    onLog: (level, log, tell) => (log.code === 'EVAL' ? undefined : tell(level, log)),
    plugins: [
      {
        name: 'faultline-store',
        resolveId: (id, from) => (id === ENTRY ? `\0${ENTRY}` : ((from && insteadOf(id, from)) ?? null)),
        load: (id) => (id === `\0${ENTRY}` ? entry : null),
        transform: (code, id) => (id.includes('/minisearch/') ? withOwnLogarithm(code) : null),
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'cjs', minify, codeSplitting: false, comments: false })
  await bundle.close()
  return output[0].code
}

/** The same use where stores come by themselves: without them, and with what they need of Node. */
export function besidesStores({ imports, hashes }: Use): Use {
  const needed = storesBehind(Object.keys(imports)).flatMap((name) => RECIPES[name].needs)
  const others = Object.entries(imports).filter(([name]) => name.startsWith('node:') || !(name in STORE_OF))
  return {
    imports: { ...Object.fromEntries(others), ...Object.fromEntries(needed.map((name) => [name, null])) },
    hashes,
  }
}

/** What is replaced within a library. */
function insteadOf(id: string, from: string): string | undefined {
  const nothing = ours('stores/nothing.ts')
  if (from.includes('/@seald-io/nedb/'))
    return { './storage.js': ours('stores/nedb-storage.ts'), './byline': nothing }[id]
  return from.includes('/@electric-sql/pglite/') && id.startsWith('./fs/') ? nothing : undefined
}

/** `Math.log` differs between browsers in the last digits; scores, and so the order of what is found, are to be equal. */
function withOwnLogarithm(code: string): string {
  if (!code.includes('Math.log(')) throw new Error('minisearch has another way to its scores: is it not 7.2.0?')
  const logarithm = JSON.stringify(ours('../engine/logarithm.ts'))
  return `import { ln } from ${logarithm}\n${code.replaceAll('Math.log(', 'ln(')}`
}

/** A package as it is. */
function passedOn(name: string): string {
  return `import * as all from '${name}'\nexport const modules = { '${name}': all }`
}

function inPglite(file: string): string {
  return join(require.resolve('@electric-sql/pglite'), '..', file)
}
