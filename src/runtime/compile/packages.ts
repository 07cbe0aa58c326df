import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { PACKAGES } from './surface.ts'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../../..')
const host = join(here, '../host')
const require = createRequire(import.meta.url)

/** The machine code behind node:sqlite. */
export const SQLITE_FILE = require.resolve('sql.js/dist/sql-wasm-browser.wasm')

/**
 * Bundles all that one service incarnation runs on: the host (src/runtime/host), the libraries behind it, hono,
 * @hono/node-server and the effort kit. `service` is one plain script text, the same in Node and in browsers, whose
 * body fills `exports`; each incarnation evaluates it anew and so has instances of its own.
 */
export async function buildPackages(options: { minify?: boolean } = {}): Promise<{ service: string }> {
  const bundle = await rolldown({
    cwd: root,
    input: join(host, 'service.ts'),
    platform: 'browser',
    resolve: { conditionNames: ['import', 'module', 'browser', 'default'] },
    plugins: [{ name: 'service-surface', resolveId, load }],
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    onLog: (_level, log) => {
      if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message)
    },
  })
  const minify = options.minify !== false && ({ compress: { keepNames }, mangle: { keepNames } } as const)
  const { output } = await bundle.generate({ format: 'cjs', minify, codeSplitting: false, comments: false })
  await bundle.close()
  return { service: output[0].code }
}

// what services see of a class is its name
const keepNames = { function: false, class: true }

let built: Promise<{ service: string }> | null = null

/** The same with its white space, built once a thread: it takes a fraction of a second. */
export function packages(): Promise<{ service: string }> {
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

function resolveId(id: string): string | null {
  return id === 'virtual:packages' ? id : (aliases[id] ?? null)
}

function load(id: string): string | null {
  if (id !== 'virtual:packages') return null
  const entries = PACKAGES.map((name) => `  ${JSON.stringify(name)}: () => require(${JSON.stringify(name)}),`)
  return `export const packages = {\n${entries.join('\n')}\n}\n`
}
