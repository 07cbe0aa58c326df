import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { STORE_OF } from './store-names.ts'
import { besidesStores } from './stores.ts'
import { NODE_MODULES, PACKAGES } from './surface.ts'
import type { Use } from './uses.ts'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../../..')
const host = join(here, '../host')
const require = createRequire(import.meta.url)

/**
 * Bundles all that one service incarnation runs on: the host (src/runtime/host), the libraries behind it, hono,
 * @hono/node-server and the effort kit. The text is one plain script, the same in Node and in browsers, whose body
 * fills `exports`; each incarnation evaluates it anew and so has instances of its own.
 *
 * With `use` it holds only what services need that import no more than that: a third of it for most labs. Stores come by
 * themselves, see stores.ts.
 */
export async function buildPackages({
  minify = true,
  use: all,
}: {
  minify?: boolean
  use?: Use
} = {}): Promise<string> {
  const use = all && besidesStores(all)
  const bundle = await rolldown({
    cwd: root,
    input: join(host, 'service.ts'),
    platform: 'browser',
    resolve: { conditionNames: ['import', 'module', 'browser', 'default'] },
    plugins: [
      {
        name: 'service-surface',
        resolveId: (id) => (id.startsWith(VIRTUAL) ? id : ((use && leaner(use)[id]) ?? aliases[id] ?? null)),
        load: (id) => {
          if (id === `${VIRTUAL}packages`) return use ? modulesOf(use) : allModules()
          return use && id.startsWith(VIRTUAL) ? exportsOf(id.slice(VIRTUAL.length), use) : null
        },
      },
    ],
    // what no service of these asks for is left out; our own files only define things
    treeshake: { moduleSideEffects: [{ test: /src\/runtime\/host\/(disk|sqlite|node)\//, sideEffects: false }] },
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    onLog: (_level, log) => {
      if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message)
    },
  })
  const shortened = minify && ({ compress: { keepNames }, mangle: { keepNames } } as const)
  const { output } = await bundle.generate({ format: 'cjs', minify: shortened, codeSplitting: false, comments: false })
  await bundle.close()
  return output[0].code
}

// what services see of a class is its name
const keepNames = { function: false, class: true }

let built: Promise<string> | null = null

/** All of it with its white space, built once a thread: it takes a fraction of a second. */
export function packages(): Promise<string> {
  built ??= buildPackages({ minify: false })
  return built
}

// specifiers that mean something else inside a service
const aliases: Record<string, string> = {
  'abort-controller': join(host, 'web/abort.ts'),
  buffer: require.resolve('buffer/'),
  'buffer/': require.resolve('buffer/'),
  events: require.resolve('events/'),
  'events/': require.resolve('events/'),
  'process/': join(host, 'node/process-of-libraries.ts'),
  'node:fs': join(host, 'node/fs.ts'),
  'node:http': join(host, 'node/http.ts'),
  'node:http2': join(host, 'node/http2.ts'),
  'node:stream': join(host, 'node/stream.ts'),
  'faultline/bus': join(root, 'src/lab/bus/run-bus.ts'),
  'faultline/lab': join(root, 'src/lab/effort/index.ts'),
}

/** What is replaced where services cannot tell. */
function leaner({ hashes }: Use): Record<string, string> {
  return hashes ? {} : { './hashes.ts': join(host, 'lean/hashes.ts') }
}

const VIRTUAL = 'virtual:'
const NODE = JSON.stringify(join(host, 'node-modules.ts'))
const SQLITE = `import { openMachine } from ${JSON.stringify(join(host, 'sqlite/machine.ts'))}
import { system } from ${JSON.stringify(join(host, 'sqlite/system.ts'))}
export const openSqlite = (instantiate) => openMachine(instantiate, system)
`

function allModules(): string {
  return [
    `import * as node from ${NODE}`,
    'export const modules = {',
    ...PACKAGES.filter((name) => !(name in STORE_OF)).map(
      (name) => `  ${JSON.stringify(name)}: () => require(${JSON.stringify(name)}),`,
    ),
    ...NODE_MODULES.map((name) => `  ${JSON.stringify(name)}: node.${nodeExport(name)},`),
    '}',
    SQLITE,
  ].join('\n')
}

function modulesOf({ imports }: Use): string {
  const names = Object.keys(imports)
  const ofNode = names.filter((name) => NODE_MODULES.includes(name))
  const own = names.filter((name) => !NODE_MODULES.includes(name))
  return [
    `import { ${ofNode.map(nodeExport).join(', ')} } from ${NODE}`,
    'export const modules = {',
    ...own.map((name) => `  ${JSON.stringify(name)}: () => require(${JSON.stringify(VIRTUAL + name)}),`),
    ...ofNode.map((name) => `  ${JSON.stringify(name)}: ${nodeExport(name)},`),
    '}',
    ofNode.includes('node:sqlite') ? SQLITE : 'export const openSqlite = null',
  ].join('\n')
}

/** A package as these services see it. */
function exportsOf(name: string, { imports }: Use): string {
  const names = imports[name] ?? null
  return names ? `export { ${names.join(', ')} } from ${JSON.stringify(name)}` : `export * from ${JSON.stringify(name)}`
}

/** 'node:fs/promises' is `fsPromisesModule` in node-modules.ts. */
function nodeExport(name: string): string {
  const camel = name.replace(/^node:/, '').replace(/[/_](.)/g, (_all, letter: string) => letter.toUpperCase())
  return `${camel}Module`
}
