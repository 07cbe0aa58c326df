import { expect, test, vi } from 'vitest'
import { play } from './testing/play.ts'

// the first play builds the service bundle
vi.setConfig({ testTimeout: 30_000 })

async function errorOf(files: Record<string, string>) {
  const { errors } = await play({ services: { web: files } })
  return errors.web
}

test('an import outside the subset names file, line, the nearest name and what there is', async () => {
  const error = await errorOf({ 'web.ts': `const a = 1\nimport { Hono } from 'honno'\n` })
  expect(error).toMatchObject({ name: 'UnknownImport', file: 'web.ts', line: 2 })
  expect(error?.message).toContain("'honno' cannot be imported here. Did you mean 'hono'?")
  expect(error?.message).toContain('node:http')
})

test('an import of a file that is not there, or of a name that is not exported', async () => {
  expect(await errorOf({ 'web.ts': `import { a } from './books.ts'`, 'book.ts': `export const b = 1` })).toMatchObject({
    name: 'UnknownImport',
    file: 'web.ts',
    line: 1,
    message:
      "There is no file './books.ts' beside web.ts. Did you mean './book.ts'? The files of this service: web.ts, book.ts.",
  })
  expect(
    await errorOf({ 'web.ts': `\nimport {\n  a,\n} from './book.ts'`, 'book.ts': `export const b = 1` }),
  ).toMatchObject({
    name: 'UnknownImport',
    file: 'web.ts',
    line: 3,
    message: "'./book.ts' has no export 'a'. It has: b.",
  })
  expect((await errorOf({ 'web.ts': `import { Hona } from 'hono'` }))?.message).toBe(
    "'hono' has no export 'Hona'. Did you mean 'Hono'? It has: Context, Hono.",
  )
})

test('a syntax error has file, line, column and a sentence', async () => {
  expect(await errorOf({ 'web.ts': `const a = 1\nconst b = [1, 2\nconst c = 3\n` })).toEqual({
    name: 'SyntaxError',
    message: 'Something is missing or too much here: "," was expected.',
    file: 'web.ts',
    line: 3,
    column: 1,
  })
  expect(await errorOf({ 'web.ts': `const a = 1\n\nconst a = 2\n` })).toMatchObject({
    name: 'SyntaxError',
    message: "Identifier 'a' has already been declared.",
    file: 'web.ts',
    line: 3,
  })
  const inner = `import { x } from './x.ts'\nexport function f() {\n  const y: number = x\n  await y\n}\n`
  expect(
    await errorOf({ 'web.ts': `import { f } from './f.ts'\nf()`, 'f.ts': inner, 'x.ts': 'export const x = 1' }),
  ).toEqual({
    name: 'SyntaxError',
    message: '`await` is allowed only in an async function, or outside of all functions.',
    file: 'f.ts',
    line: 4,
  })
})

test('files that import each other in a circle are named', async () => {
  const error = await errorOf({ 'web.ts': `import './a.ts'`, 'a.ts': `import './b.ts'`, 'b.ts': `import './a.ts'` })
  expect(error?.message).toContain('a.ts → b.ts → a.ts')
})

test('an error at load, in a timer, in a promise: each with file and line of the source', async () => {
  const types = `interface Book {\n  id: number\n}\n`
  expect(
    await errorOf({ 'web.ts': `${types}const book = undefined as unknown as Book\nconsole.log(book.id)\n` }),
  ).toMatchObject({
    name: 'TypeError',
    file: 'web.ts',
    line: 5,
  })
  expect(
    await errorOf({
      'web.ts': `import { f } from './f.ts'\nsetTimeout(f, 5)`,
      'f.ts': `export function f() {\n  throw new RangeError('no')\n}`,
    }),
  ).toMatchObject({
    name: 'RangeError',
    message: 'no',
    file: 'f.ts',
    line: 2,
    stack: 'RangeError: no\n    at Timeout.f [as callback] (f.ts:2:9)',
  })
  expect(
    await errorOf({ 'web.ts': `async function f() {\n  await null\n  throw new Error('lost')\n}\nsetTimeout(f, 5)` }),
  ).toMatchObject({ message: 'lost', line: 3 })
})

test('a service may catch what nobody caught', async () => {
  const { logs, exits } = await play({
    services: {
      web: `
process.on('uncaughtException', (e, origin) => console.log('caught', e.message, origin))
process.on('unhandledRejection', (e) => console.log('rejected', e.message))
setTimeout(() => { throw new Error('one') }, 1)
setTimeout(() => Promise.reject(new Error('two')), 2)
setTimeout(() => console.log('still here'), 3)
`,
    },
  })
  expect(logs).toEqual(['web: caught one uncaughtException', 'web: rejected two', 'web: still here'])
  expect(exits).toEqual({ web: 0 })
})

test('an error in a handler of hono is answered with 500 and logged; the service goes on', async () => {
  const { answers, exits, logs } = await play({
    services: {
      web: `
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
const app = new Hono()
app.get('/', () => { throw new Error('broken handler') })
serve({ fetch: app.fetch, port: 80 })
`,
    },
    requests: [{ to: 'web' }],
  })
  expect(answers[0]?.status).toBe(500)
  expect(exits).toEqual({})
  expect(logs.join()).toContain('broken handler')
})
