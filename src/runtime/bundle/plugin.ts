import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import type { Plugin } from 'vite'
import { readVersions } from '../../lab/read-versions.ts'
import { FRAME_SCRIPT, frameDocument } from '../browser/frame.ts'
import { buildPackages, SQLITE_FILE } from '../compile/packages.ts'

const ROOT = join(import.meta.dirname, '../../..')
const ID = 'virtual:sandbox'
const DEV_BASE = '/@sandbox/'

/**
 * Bundles what runs in the sandbox into texts that the page hands in: the script of kernel and runners, the searcher and the
 * packages that services may import. In dev they are made anew when one of their sources changes; a
 * lab.ts is bundled again in some tenths of a second. `labs` is the folder with the course's labs.
 */
export function sandboxPlugin(labs = join(ROOT, 'labs')): Plugin {
  let building = false
  let made: Promise<Record<string, string | Uint8Array>> | null = null
  let packages: ReturnType<typeof buildPackages> | null = null
  const texts = () => {
    packages ??= buildPackages()
    made ??= makeTexts(labs, packages, building)
    return made
  }
  return {
    name: 'faultline-sandbox',
    config(_config, { command }) {
      building = command === 'build'
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return
      const hash = createHash('sha256').update(FRAME_SCRIPT).digest('base64')
      const lines = [`export const frameHtml = ${JSON.stringify(frameDocument(hash))}`]
      for (const [file, source] of Object.entries(await texts())) {
        const name = `${file.replace(/\..*$/, '')}Url`
        if (building) {
          const reference = this.emitFile({ type: 'asset', name: file, source })
          lines.push(`export const ${name} = import.meta.ROLLUP_FILE_URL_${reference}`)
        } else lines.push(`export const ${name} = '${DEV_BASE}${file}'`)
      }
      return lines.join('\n')
    },
    configureServer(server) {
      server.watcher.on('change', (file) => {
        const source = /\/src\/(engine|lab|protocol|runtime)\//.test(file)
        if (source) packages = null
        if (source || (file.startsWith(labs) && file.endsWith('lab.ts'))) made = null
      })
      server.middlewares.use(async (request, response, next) => {
        if (!request.url?.startsWith(DEV_BASE)) return next()
        const text = (await texts())[request.url.slice(DEV_BASE.length)]
        if (text === undefined) return next()
        const wasm = request.url.endsWith('.wasm')
        response.setHeader('content-type', wasm ? 'application/wasm' : 'text/javascript; charset=utf-8')
        response.end(text)
      })
    },
  }
}

async function makeTexts(
  labs: string,
  packages: Promise<object>,
  minify: boolean,
): Promise<Record<string, string | Uint8Array>> {
  const scripts = ['worker.ts', 'searcher.ts'].map((entry) => bundle(entry, labs, minify))
  const [worker = '', searcher = ''] = await Promise.all(scripts)
  return {
    'worker.js': worker,
    'searcher.js': searcher,
    'packages.json': JSON.stringify(await packages),
    'sqlite.wasm': readFileSync(SQLITE_FILE),
  }
}

/** A classic script: workers from blobs are not modules everywhere. */
async function bundle(entry: string, labs: string, minify: boolean): Promise<string> {
  const build = await rolldown({
    input: join(ROOT, 'src/runtime/worker', entry),
    platform: 'browser',
    plugins: [labsModule(labs)],
  })
  const { output } = await build.generate({ format: 'iife', minify, codeSplitting: false })
  await build.close()
  return output[0].code
}

function labsModule(folder: string) {
  const id = 'virtual:labs'
  return {
    name: 'faultline-labs',
    resolveId: (source: string) => {
      if (source === id) return `\0${id}`
      return source === 'faultline/lab' ? join(ROOT, 'src/lab/index.ts') : undefined
    },
    load: (source: string) => {
      if (source !== `\0${id}`) return
      const labs = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'lab.ts')))
      const imports = labs.map((name, i) => `import lab${i} from ${JSON.stringify(join(folder, name, 'lab.ts'))}`)
      const entries = labs.map((name, i) => {
        const versions = JSON.stringify(readVersions(join(folder, name)))
        return `${JSON.stringify(name)}: withVersions(lab${i}, ${versions})`
      })
      imports.push(`import { withVersions } from ${JSON.stringify(join(ROOT, 'src/lab/versions.ts'))}`)
      return `${imports.join('\n')}\nexport default {${entries.join(', ')}}`
    },
  }
}
