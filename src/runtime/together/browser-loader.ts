import type { ServiceStart } from '../../engine/process.ts'
import type { Program } from '../compile/program.ts'
import type { ModuleReader } from '../compile/read-module.ts'
import type { ServiceInstance } from '../host/service.ts'
import type { Instantiate } from '../host/sqlite/machine.ts'
import { currentService } from './current.ts'
import { type ModuleLoader, shimText } from './loader.ts'

// kept before services get others in their place
const { Blob, URL, MessageChannel, WebAssembly: NativeAssembly } = globalThis
const { scheduler } = globalThis as { scheduler?: { postTask(task: () => void, options: object): unknown } }
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
  /** `sqlite` is the machine code behind node:sqlite, where a service may need it. */
  stores?: { sqlite?: ArrayBuffer }
}

/** Loads services in a browser's worker: modules are blobs whose imports are rewritten to other blobs' addresses. */
export function browserLoader({
  packages,
  reader,
  stores: { sqlite: sqliteCode } = {},
}: BrowserSources): ModuleLoader & { warm(): Promise<void> } {
  let compiled: Promise<WebAssembly.Module> | null = null
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
    turn: nativeTurn(),
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
    async sqlite(): Promise<Instantiate> {
      if (!sqliteCode)
        throw new Error('node:sqlite could not be loaded. Are you offline, and never had a lab with it open before?')
      compiled ??= NativeAssembly.compile(sqliteCode)
      const module = await compiled
      return (imports) => new NativeAssembly.Instance(module, imports)
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

async function loadFactory(text: string): Promise<Factory> {
  const url = createUrl(new Blob([`export default function (exports) {\n${text}\n}`], { type: 'text/javascript' }))
  try {
    return (await import(/* @vite-ignore */ url)).default
  } finally {
    revokeUrl(url)
  }
}

/**
 * A turn of the event loop, after which microtasks are drained and unhandled rejections have been reported. A
 * background task comes after those reports and is the quickest there is; where there is none, two messages are.
 */
function nativeTurn(): (done: () => void) => void {
  if (scheduler) {
    const post = scheduler.postTask.bind(scheduler)
    const background = { priority: 'background' } as const
    return (done) => void post(done, background)
  }
  const { port1, port2 } = new MessageChannel()
  let waiting: (() => void) | null = null
  let again = false
  port1.onmessage = () => {
    again = !again
    if (again) return port2.postMessage(0)
    const done = waiting
    waiting = null
    done?.()
  }
  return (done) => {
    waiting = done
    port2.postMessage(0)
  }
}
