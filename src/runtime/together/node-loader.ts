import { registerHooks } from 'node:module'
import nodeProcess from 'node:process'
import type { ServiceStart } from '../../engine/process.ts'
import type { StoreName } from '../../protocol/supplies.ts'
import { openCompiler } from '../compile/compiler.ts'
import { packages } from '../compile/packages.ts'
import type { Program } from '../compile/program.ts'
import { buildStore, storeFiles } from '../compile/stores.ts'
import type { ServiceInstance } from '../host/service.ts'
import type { Factory, Store } from '../host/stores.ts'
import { currentService } from './current.ts'
import { MACHINE, type ModuleLoader, shimText } from './loader.ts'

interface Load {
  program: Program
  service: ServiceInstance
  prefix: string
  began: () => void
}

const SCHEME = 'faultline:'
const START = '(start)'
const BEGAN = '(began)'
const loads = new Map<string, Load>()
const nativeImmediate = setImmediate
// kept before services find none
const NativeAssembly = WebAssembly
let lastLoad = 0

/** Loads services in Node: modules have addresses as `faultline:3/web/web.ts`, resolved and loaded by hooks. */
export function nodeLoader(): ModuleLoader {
  installHooks()
  return { confines: false, reader: openCompiler, createService, store, run, parserMessage, turn: nativeTurn() }
}

/** Immediates that are queued at once. */
const TURNS_AHEAD = 32

/**
 * A turn of the event loop. Between two immediates of one round Node drains microtasks and reports unhandled
 * rejections just as between two rounds, but asks the system for nothing: so a round brings many turns.
 */
function nativeTurn(): (done: () => void) => void {
  let waiting: (() => void) | null = null
  let ahead = 0
  const take = (): void => {
    ahead -= 1
    const done = waiting
    waiting = null
    done?.()
  }
  return (done) => {
    waiting = done
    if (ahead > 0) return
    ahead = TURNS_AHEAD
    for (let i = 0; i < TURNS_AHEAD; i++) nativeImmediate(take)
  }
}

async function createService(start: ServiceStart): Promise<ServiceInstance> {
  const exports: { createService?: (start: ServiceStart) => ServiceInstance } = {}
  // equal texts share their compiled code in V8; what a service does with it is its own
  const service = await packages()
  new Function('exports', service)(exports)
  if (!exports.createService) throw new Error('the service bundle exports no createService')
  return exports.createService(start)
}

const stores = new Map<StoreName, Promise<Store>>()

function store(name: StoreName): Promise<Store> {
  const loaded = stores.get(name) ?? loadStore(name)
  stores.set(name, loaded)
  return loaded
}

async function loadStore(name: StoreName): Promise<Store> {
  const files = storeFiles(name)
  const script = await buildStore(name, { minify: false })
  const code = files[MACHINE]
  return {
    factory: script === '' ? null : (new Function('exports', 'require', 'store', script) as Factory),
    machine: code ? new NativeAssembly.Module(code) : null,
    files,
    assembly: NativeAssembly,
  }
}

async function parserMessage(text: string): Promise<string> {
  try {
    await import(`data:text/javascript,${encodeURIComponent(text)}`)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

async function run(program: Program, service: ServiceInstance, name: string, began: () => void): Promise<void> {
  lastLoad += 1
  const id = String(lastLoad)
  const prefix = `${SCHEME}${id}/${name}/`
  for (const { file, code } of program.modules.values()) service.nameAddress(prefix + file, file, code)
  loads.set(id, { program, service, prefix, began })
  try {
    await import(prefix + START)
  } finally {
    loads.delete(id)
  }
}

let hooked = false

function installHooks(): void {
  if (hooked) return
  hooked = true
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier.startsWith(SCHEME)) return { url: specifier, format: 'module', shortCircuit: true }
      const load = context.parentURL ? loadOf(context.parentURL) : undefined
      if (!load) return next(specifier, context)
      return { url: resolve(load, context.parentURL as string, specifier), format: 'module', shortCircuit: true }
    },
    load(url, context, next) {
      const load = loadOf(url)
      if (!load) return next(url, context)
      return { format: 'module', source: sourceOf(load, url.slice(load.prefix.length)), shortCircuit: true }
    },
  })
  Object.defineProperty(globalThis, Symbol.for('faultline.began'), { value: (id: string) => loads.get(id)?.began() })
  nodeProcess.on('unhandledRejection', (reason) => {
    const service = currentService()
    if (!service) throw reason
    service.fail(reason, 'unhandledRejection')
  })
}

function loadOf(url: string): Load | undefined {
  return url.startsWith(SCHEME) ? loads.get(url.slice(SCHEME.length, url.indexOf('/'))) : undefined
}

function resolve(load: Load, parent: string, specifier: string): string {
  const module = load.program.modules.get(parent.slice(load.prefix.length))
  const found = module?.imports.find(({ start, end }) => module.code.slice(start, end) === specifier)
  if (!found) throw new Error(`'${specifier}' was not found when ${parent} was compiled`)
  const { target } = found
  return load.prefix + (target.type === 'file' ? target.file : `node_modules/${target.name}`)
}

function sourceOf(load: Load, path: string): string {
  if (path === START) return `import '${load.prefix}${BEGAN}'\nimport '${load.prefix}${load.program.entry}'`
  if (path === BEGAN)
    return `globalThis[Symbol.for('faultline.began')]('${load.prefix.slice(SCHEME.length).split('/')[0]}')`
  const module = load.program.modules.get(path)
  if (module) return module.code
  const name = path.slice('node_modules/'.length)
  const exports = load.service.moduleExports(name)
  if (!exports) throw new Error(`'${name}' is in the list of what may be imported, but not in the service bundle`)
  return shimText(name, exports)
}
