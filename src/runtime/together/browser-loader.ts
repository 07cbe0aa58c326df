import type { ServiceStart } from '../../engine/process.ts'
import type { StoreName, StoreSupplies } from '../../protocol/supplies.ts'
import type { Program } from '../compile/program.ts'
import type { ModuleReader } from '../compile/read-module.ts'
import type { ServiceInstance } from '../host/service.ts'
import type { Store, Factory as StoreFactory } from '../host/stores.ts'
import { browserTurn } from './browser-turn.ts'
import { currentService } from './current.ts'
import { MACHINE, type ModuleLoader, shimText } from './loader.ts'

// kept before services get others in their place
const { Blob, URL, DecompressionStream, Response: NativeResponse, WebAssembly: NativeAssembly } = globalThis
const createUrl = URL.createObjectURL.bind(URL)
const revokeUrl = URL.revokeObjectURL.bind(URL)

type Factory = (exports: object) => void

interface Bundle {
  createService(start: ServiceStart): ServiceInstance
}

/** What a browser's worker loads services with. */
export interface BrowserSources {
  /** What buildPackages made. */
  packages: string
  /** What reads services' files. */
  reader: () => Promise<ModuleReader>
  /** Those that a service may need. */
  stores?: Partial<Record<StoreName, StoreSupplies>>
}

/** Loads services in a browser's worker: modules are blobs whose imports are rewritten to other blobs' addresses. */
export function browserLoader({
  packages,
  reader,
  stores = {},
}: BrowserSources): ModuleLoader & { warm(): Promise<void> } {
  const loaded = new Map<StoreName, Promise<Store>>()
  let factory: Promise<Factory> | null = null
  let warmed: Promise<Bundle> | null = null
  const evaluate = async (): Promise<Bundle> => {
    factory ??= loadFactory(packages)
    const exports: Partial<Bundle> = {}
    ;(await factory)(exports)
    if (!exports.createService) throw new Error('the service bundle exports no createService')
    return exports as Bundle
  }
  let began = (): void => {}
  Object.defineProperty(globalThis, Symbol.for('faultline.began'), { value: () => began(), configurable: true })
  globalThis.addEventListener('unhandledrejection', (event) => {
    const service = currentService()
    if (!service) return
    event.preventDefault()
    service.fail(event.reason, 'unhandledRejection')
  })
  return {
    confines: true,
    reader,
    turn: browserTurn(),
    parserMessage,
    /** Does beforehand what the first service's start takes and needs no service for. */
    async warm() {
      warmed = evaluate()
      const [, read] = await Promise.all([warmed, reader()])
      read('warm.ts', 'const warm: number = 1')
    },
    async createService(start: ServiceStart) {
      const bundle = warmed ?? evaluate()
      warmed = null
      return (await bundle).createService(start)
    },
    store(name) {
      const store = loaded.get(name) ?? loadStore(name, stores[name])
      loaded.set(name, store)
      return store
    },
    async run(program, service, _name, onBegan) {
      began = onBegan
      const urls: string[] = []
      try {
        await import(/* @vite-ignore */ link(program, service, urls))
      } finally {
        for (const url of urls) revokeUrl(url)
      }
    },
  }
}

/** Makes a blob of each module, those first that others import; gives the address to start from. */
function link(program: Program, service: ServiceInstance, urls: string[]): string {
  const made = new Map<string, string>()
  const make = (key: string, text: () => string): string => {
    let url = made.get(key)
    if (url === undefined) {
      url = createUrl(new Blob([text()], { type: 'text/javascript' }))
      made.set(key, url)
      urls.push(url)
    }
    return url
  }
  const shim = (name: string): string =>
    make(name, () => {
      const exports = service.moduleExports(name)
      if (!exports) throw new Error(`'${name}' is in the list of what may be imported, but not in the service bundle`)
      return shimText(name, exports)
    })
  const own = (file: string): string => {
    const module = program.modules.get(file)
    if (!module) throw new Error(`'${file}' was not compiled`)
    const url = make(`./${file}`, () => {
      let text = ''
      let at = 0
      for (const { start, end, target } of module.imports) {
        text += module.code.slice(at, start) + (target.type === 'file' ? own(target.file) : shim(target.name))
        at = end
      }
      return text + module.code.slice(at)
    })
    service.nameAddress(url, file, module.code)
    return url
  }
  const begin = make('(began)', () => `globalThis[Symbol.for('faultline.began')]()`)
  const entry = own(program.entry)
  return make('(start)', () => `import '${begin}'\nimport '${entry}'`)
}

async function parserMessage(text: string): Promise<string> {
  const url = createUrl(new Blob([text], { type: 'text/javascript' }))
  try {
    await import(/* @vite-ignore */ url)
  } catch (error) {
    return (error as Error).message
  } finally {
    revokeUrl(url)
  }
  return ''
}

async function loadStore(name: StoreName, supplies: StoreSupplies | undefined): Promise<Store> {
  if (!supplies)
    throw new Error(`${name} could not be loaded. Are you offline, and never had a lab with it open before?`)
  const { script } = supplies
  const files: Store['files'] = {}
  for (const [file, content] of Object.entries(supplies.files))
    files[file.replace(/\.gz$/, '')] = new Uint8Array(isGzip(content) ? await gunzip(content) : content)
  const code = files[MACHINE]
  return {
    factory: script === '' ? null : ((await loadFactory(script, 'exports, require, store')) as StoreFactory),
    machine: code ? await NativeAssembly.compile(code) : null,
    files,
    assembly: NativeAssembly,
  }
}

/** Some servers open such files for the browser. */
function isGzip(content: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(content)
  return first === 0x1f && second === 0x8b
}

function gunzip(content: ArrayBuffer): Promise<ArrayBuffer> {
  return new NativeResponse(new Blob([content]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
}

async function loadFactory(text: string, parameters = 'exports'): Promise<Factory> {
  // in parentheses V8 compiles it at once, rather than reading all of it a second time when it is called
  const module = `export default (function (${parameters}) {\n${text}\n})`
  const url = createUrl(new Blob([module], { type: 'text/javascript' }))
  try {
    return (await import(/* @vite-ignore */ url)).default
  } finally {
    revokeUrl(url)
  }
}
