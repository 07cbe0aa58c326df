import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { beforeAll, expect, test } from 'vitest'
import { NODE_MODULES, PACKAGES } from '../../runtime/compile/surface.ts'
import { LIBS } from './libs.ts'
import { STORE_TYPES } from './store-types.ts'
import { typeFilesOf } from './types.ts'

const here = 'src/workbench/editor'
const read = (path: string) => readFileSync(path, 'utf8')
const texts = (...patterns: string[]) =>
  Object.fromEntries(patterns.flatMap((pattern) => globSync(pattern)).map((path) => [`/${path}`, read(path)]))
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  ignoreDeprecations: '6.0',
  lib: LIBS.map((name) => `lib.${name}.d.ts`),
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  types: [],
}
const world = new Map<string, string>()
const trees = new Map<string, ts.SourceFile>()

beforeAll(() => {
  const effort = texts('src/lab/effort/*.ts')
  const hono = texts(
    'node_modules/hono/dist/types/{*,{request,router,utils,preset,validator,helper,middleware}/**/*}.d.ts',
  )
  for (const { content, filePath } of typeFilesOf(
    {
      web: read(`${here}/service-web.d.ts`),
      node: read(`${here}/service-globals.d.ts`),
      sqlite: read(`${here}/service-sqlite.d.ts`),
    },
    hono,
    effort,
  ))
    world.set(filePath.replace('file://', ''), content)
  for (const places of Object.values(STORE_TYPES))
    for (const [path, filePath] of Object.entries(places))
      world.set(filePath.replace('file://', ''), read(path.slice(1)))
})

/** What the language service would say of these files, as 'file:line message'. */
function problems(files: Record<string, string>): string[] {
  const at = new Map([...world, ...Object.entries(files).map(([name, text]) => [`/${name}`, text] as const)])
  const lib = (name: string) => `node_modules/typescript/lib/${name.split('/').at(-1)}`
  const textOf = (name: string) => at.get(name) ?? (name.startsWith('/lib/') ? read(lib(name)) : undefined)
  const host: ts.CompilerHost = {
    fileExists: (name) => at.has(name),
    directoryExists: (name) => [...at.keys()].some((path) => path.startsWith(name === '/' ? '/' : `${name}/`)),
    readFile: textOf,
    getSourceFile(name, target) {
      const mine = name.slice(1) in files
      const known = mine ? undefined : trees.get(name)
      if (known) return known
      const text = textOf(name)
      if (text === undefined) return undefined
      const tree = ts.createSourceFile(name, text, target)
      if (!mine) trees.set(name, tree)
      return tree
    },
    getDefaultLibFileName: () => '/lib/lib.es5.d.ts',
    getDefaultLibLocation: () => '/lib',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => {},
  }
  const roots = [
    '/service-web.d.ts',
    '/service-globals.d.ts',
    '/service-sqlite.d.ts',
    ...Object.keys(files).map((name) => `/${name}`),
  ]
  const program = ts.createProgram(roots, options, host)
  return Object.keys(files).flatMap((name) => {
    const tree = program.getSourceFile(`/${name}`)
    return [...program.getSyntacticDiagnostics(tree), ...program.getSemanticDiagnostics(tree)].map((found) => {
      const line = tree ? tree.getLineAndCharacterOfPosition(found.start ?? 0).line + 1 : 0
      return `${name}:${line} ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`
    })
  })
}

test.each(globSync('labs/*/{start,solution}'))('%s has no error in the editor', (folder) => {
  const start = folder.replace(/solution$/, 'start')
  const files = { ...texts(`${start}/*.ts`), ...texts(`${folder}/*.ts`) }
  expect(problems(flat(files, start, folder))).toEqual([])
})

test('every module and package of the subset is there', () => {
  const all = [...NODE_MODULES, ...PACKAGES]
  const text = all.map((name, i) => `import * as m${i} from '${name}'\nvoid m${i}`).join('\n')
  expect(problems({ 'all.ts': text })).toEqual([])
})

test.each([
  "import net from 'node:net'",
  "import { Worker } from 'node:worker_threads'",
  "import pad from 'left-pad'",
  "import { jsx } from 'hono/jsx'",
  "localStorage.setItem('a', 'b')",
  "new Worker('x')",
  'new WeakRef({})',
  'new SharedArrayBuffer(8)',
  'Atomics.load',
  'WebAssembly',
  'indexedDB',
  "document.title = 'x'",
])('what a service does not have is an error: %s', (line) => {
  expect(problems({ 'web.ts': `${line}\nexport {}` })).toHaveLength(1)
})

test('answers of the shop’s own packages have their types', () => {
  const text = `import { pool } from 'faultline/lab'
import { Hono } from 'hono'
const shelf = pool(2)
const wrong: string = shelf.waiting
new Hono().get('/', (c) => c.json({ ok: true }, 'no'))`
  const found = problems({ 'web.ts': text })
  expect(found.some((one) => one.startsWith('web.ts:4 '))).toBe(true)
  expect(found.some((one) => one.startsWith('web.ts:5 '))).toBe(true)
})

test('what services keep data in has its types', () => {
  const text = `import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import Datastore from '@seald-io/nedb'
import MiniSearch from 'minisearch'
const found: number = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] }).search('x')
const count: number = new MiniSearch({ fields: [] }).documentCount
const people = new Datastore<{ name: string }>({ inMemoryOnly: true })
const name: number = (await people.findOneAsync({})).name
people.on('compaction.done', () => {})
const db = await PGlite.create({ extensions: { pg_trgm } })
const wrong: number = (await db.query<{ n: string }>('select 1')).rows[0].n`
  expect(problems({ 'web.ts': text }).map((one) => one.slice(0, 9))).toEqual(['web.ts:5 ', 'web.ts:8 ', 'web.ts:11'])
})

function flat(files: Record<string, string>, ...folders: string[]): Record<string, string> {
  const names = Object.entries(files).map(([path, text]) => {
    const folder = folders.find((one) => path.startsWith(`/${one}/`)) ?? ''
    return [path.slice(folder.length + 2), text] as const
  })
  return Object.fromEntries(names)
}
