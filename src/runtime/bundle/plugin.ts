import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { FRAME_SCRIPT, frameDocument } from '../browser/frame.ts'
import { buildPackages } from '../compile/packages.ts'
import { STORES, storeSupplies } from '../compile/stores.ts'
import { makeSupplies, type PackagesOf, packagesOnce } from './make-supplies.ts'
import { bundle, ROOT } from './script.ts'

const ID = 'virtual:sandbox'
const DEV_BASE = '/@sandbox/'

/**
 * Makes the texts that the page hands into the sandbox: the script of kernel and runners, the searcher, the compiler, the
 * packages that services may import, and for each lab its own part of them. In dev they are made anew when one of their
 * sources changes. `labs` is the folder with the course's labs.
 */
export function sandboxPlugin(labs = join(ROOT, 'labs')): Plugin {
  let building = false
  let made: Promise<Texts> | null = null
  let packages = packagesOnce()
  const texts = () => {
    made ??= makeTexts(labs, building, packages)
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
      const { files, labs: named, stores } = await texts()
      const addressOf: Record<string, string> = {}
      for (const [name, source] of Object.entries(files)) {
        const file = `${DEV_BASE}${name}`
        addressOf[name] = building
          ? `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name, source })}`
          : JSON.stringify(file)
      }
      for (const name of ['worker.js', 'searcher.js', 'compiler.js', 'packages.js'])
        lines.push(`export const ${name.replace(/\..*$/, '')}Url = ${addressOf[name]}`)
      const each = Object.entries(named).map(
        ([lab, { supplies, packages }]) => `${JSON.stringify(lab)}: [${addressOf[supplies]}, ${addressOf[packages]}]`,
      )
      lines.push(`export const labUrls = {${each.join(', ')}}`)
      const ofStores = Object.entries(stores).map(([store, { script, files: own }]) => {
        const each = Object.entries(own).map(
          ([file, name]) => `${JSON.stringify(file)}: [${addressOf[name]}, ${files[name]?.length ?? 0}]`,
        )
        return `${store}: { script: ${script && addressOf[script]}, files: {${each.join(', ')}} }`
      })
      lines.push(`export const storeUrls = {${ofStores.join(', ')}}`)
      return lines.join('\n')
    },
    configureServer(server) {
      server.watcher.on('change', (file) => {
        const source = /\/src\/(engine|lab|protocol|runtime)\//.test(file)
        if (source) packages = packagesOnce()
        if (source || (file.startsWith(labs) && file.endsWith('.ts'))) made = null
      })
      server.middlewares.use(async (request, response, next) => {
        if (!request.url?.startsWith(DEV_BASE)) return next()
        const text = (await texts()).files[request.url.slice(DEV_BASE.length)]
        if (text === undefined) return next()
        const wasm = request.url.endsWith('.wasm')
        response.setHeader('content-type', wasm ? 'application/wasm' : 'text/javascript; charset=utf-8')
        response.end(text)
      })
    },
  }
}

/** The texts by name. `labs` are the names of each lab's supplies and packages; equal packages are one file. */
async function makeTexts(folder: string, minify: boolean, packagesOf: PackagesOf): Promise<Texts> {
  const path = (file: string) => JSON.stringify(join(ROOT, 'src/runtime', file))
  const compiler = `import { openCompiler } from ${path('compile/compiler.ts')}\nglobalThis.handedIn = openCompiler`
  const files: Texts['files'] = {
    'worker.js': await bundle(`import ${path('worker/worker.ts')}`, minify),
    'searcher.js': await bundle(`import ${path('worker/searcher.ts')}`, minify),
    'compiler.js': await bundle(compiler, minify),
    'packages.js': await buildPackages(),
  }
  const labs: Texts['labs'] = {}
  for (const lab of readdirSync(folder).filter((name) => existsSync(join(folder, name, 'lab.ts')))) {
    const { supplies, packages } = await makeSupplies(join(folder, lab), minify, packagesOf)
    const same = Object.keys(files).find((name) => files[name] === packages)
    const names = { supplies: `lab-${lab}.json`, packages: same ?? `packages-${Object.keys(files).length}.js` }
    files[names.supplies] = supplies
    files[names.packages] = packages
    labs[lab] = names
  }
  const stores: Texts['stores'] = {}
  for (const store of STORES) {
    const supplies = await storeSupplies(store)
    const script = supplies.script === '' ? null : `${store}.js`
    if (script) files[script] = supplies.script
    const nameOf = (file: string) => `${store}-${file}`
    for (const [file, content] of Object.entries(supplies.files)) files[nameOf(file)] = content
    stores[store] = {
      script,
      files: Object.fromEntries(Object.keys(supplies.files).map((file) => [file, nameOf(file)])),
    }
  }
  return { files, labs, stores }
}

interface Texts {
  files: Record<string, string | Uint8Array>
  labs: Record<string, { supplies: string; packages: string }>
  stores: Record<string, { script: string | null; files: Record<string, string> }>
}
