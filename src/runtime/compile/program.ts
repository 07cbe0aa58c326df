import type { ServiceError } from '../../engine/process.ts'
import { type ImportedName, readNames } from './import-names.ts'
import { position } from './position.ts'
import type { ModuleReader } from './read-module.ts'
import { NODE_MODULES, nearest, PACKAGES } from './surface.ts'

/** A service's modules, ready to be loaded: plain JavaScript with the lines of the source. */
export interface Program {
  entry: string
  modules: Map<string, Module>
  /** All that is imported from outside, in order of first use. */
  imported: string[]
}

export interface Module {
  file: string
  code: string
  imports: Import[]
  exports: string[]
}

/** One import statement: where its specifier stands in `code`, without quotes, and what it means. */
export interface Import {
  start: number
  end: number
  names: ImportedName[]
  /** `export * from`. */
  all: boolean
  target: { type: 'file'; file: string } | { type: 'module'; name: string }
}

/** Compiles the entry and all that it reaches; `read` reads one file. */
export function compile(files: Record<string, string>, entry: string, read: ModuleReader): Program | ServiceError {
  const program: Program = { entry, modules: new Map(), imported: [] }
  if (!(entry in files))
    return { name: 'UnknownFile', message: `There is no file '${entry}' to start. ${listFiles(files)}` }
  const open = [entry]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (program.modules.has(file)) continue
    const module = compileModule(files, file, read)
    if ('name' in module) return module
    program.modules.set(file, module)
    for (const { target } of module.imports) {
      if (target.type === 'file') open.push(target.file)
      else if (!program.imported.includes(target.name)) program.imported.push(target.name)
    }
  }
  const circle = findCircle(program, entry, [])
  if (!circle) return program
  const message = `These files import each other in a circle: ${circle.join(' → ')}. Move what both need into a file of its own.`
  return { name: 'CircularImport', message, file: circle[0] as string }
}

export function isError(result: Program | ServiceError): result is ServiceError {
  return 'message' in result
}

// modules from blobs need the addresses of what they import beforehand, so a circle cannot be loaded in browsers
function findCircle(program: Program, file: string, path: string[]): string[] | null {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
  for (const { target } of program.modules.get(file)?.imports ?? []) {
    const circle = target.type === 'file' ? findCircle(program, target.file, [...path, file]) : null
    if (circle) return circle
  }
  return null
}

function compileModule(files: Record<string, string>, file: string, read: ModuleReader): Module | ServiceError {
  const found = read(file, files[file] as string)
  if ('message' in found) return found
  const { code, exports } = found
  const module: Module = { file, code, imports: [], exports }
  for (const { statement, start, end, specifier, all } of found.imports) {
    const at = position(code, start)
    if (specifier === null) {
      const message =
        'A service loads all its modules before it starts: write `import … from …` at the top instead of `import(…)`.'
      return { name: 'UnknownImport', message, file, ...at }
    }
    const target = resolve(files, file, specifier)
    if (typeof target === 'string') return { name: 'UnknownImport', message: target, file, ...at }
    module.imports.push({ start, end, names: readNames(code, statement, start), all, target })
  }
  return module
}

/** What a specifier means, or a sentence that says why it means nothing here. */
function resolve(files: Record<string, string>, from: string, specifier: string): Import['target'] | string {
  if (/^\.{0,2}\//.test(specifier)) {
    const file = specifier.replace(/^(\.\/)+/, '')
    if (file in files) return { type: 'file', file }
    const own = Object.keys(files).map((name) => `./${name}`)
    const near =
      own.find((name) => name.startsWith(`${specifier}.`)) ??
      own.find((name) => name === specifier.replace(/\.js$/, '.ts')) ??
      nearest(specifier, own)
    return `There is no file '${specifier}' beside ${from}.${near ? ` Did you mean '${near}'?` : ''} ${listFiles(files)}`
  }
  if (PACKAGES.includes(specifier) || NODE_MODULES.includes(specifier)) return { type: 'module', name: specifier }
  if (NODE_MODULES.includes(`node:${specifier}`)) return { type: 'module', name: `node:${specifier}` }
  const near = nearest(specifier, [...PACKAGES, ...NODE_MODULES])
  const hint = near ? ` Did you mean '${near}'?` : ''
  return `'${specifier}' cannot be imported here.${hint} A service may import: ${PACKAGES.join(', ')}; and of Node: ${NODE_MODULES.join(', ')}.`
}

function listFiles(files: Record<string, string>): string {
  return `The files of this service: ${Object.keys(files).join(', ')}.`
}
