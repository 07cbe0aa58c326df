import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { PACKAGES } from './surface.ts'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../../..')
const host = join(here, '../host')
const require = createRequire(import.meta.url)

/**
 * Bundles all that one service incarnation runs on: the host (src/runtime/host), the libraries behind it, hono,
 * @hono/node-server and the effort kit. One plain script text, the same in Node and in browsers, whose body fills
 * `exports`; each incarnation evaluates it anew and so has instances of its own.
 */
export async function buildServiceBundle(): Promise<string> {
  const bundle = await rolldown({
    input: join(host, 'service.ts'),
    platform: 'browser',
    plugins: [{ name: 'service-surface', resolveId, load }],
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    onLog: () => {},
  })
  const { output } = await bundle.generate({ format: 'cjs', minify: false, codeSplitting: false })
  await bundle.close()
  return output[0].code
}

let building: Promise<string> | null = null

/** The bundle, built once a thread: it takes a fraction of a second. */
export function serviceBundle(): Promise<string> {
  building ??= buildServiceBundle()
  return building
}

// specifiers that mean something else inside a service
const aliases: Record<string, string> = {
  'abort-controller': join(host, 'web/abort.ts'),
  buffer: require.resolve('buffer/'),
  'buffer/': require.resolve('buffer/'),
  events: require.resolve('events/'),
  'events/': require.resolve('events/'),
  'process/': join(host, 'node/process-of-libraries.ts'),
  'node:http': join(host, 'node/http.ts'),
  'node:http2': join(host, 'node/http2.ts'),
  'node:stream': join(host, 'node/stream.ts'),
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
