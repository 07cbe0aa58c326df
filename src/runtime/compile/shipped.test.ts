import { expect, test } from 'vitest'
import { openCompiler } from './compiler.ts'
import { ship } from './ship.ts'
import { areShipped, readShipped } from './shipped.ts'

const source = `import { Hono } from 'hono'
import type { Book } from './book.ts'
export * from './more.ts'

interface Shelf { books: Book[] }
const app: Hono = new Hono<{ Variables: Shelf }>()
app.get('/', (c): Response => c.json({ n: (1 as number)! }))
export const open = <T>(of: T): T => of
export default app
`

test('a file that was shipped is read as the compiler reads it', async () => {
  const read = await openCompiler()
  const shipped = JSON.parse(JSON.stringify(await ship([['web.ts', source]])))
  expect(readShipped(shipped, 'web.ts', source)).toEqual(read('web.ts', source))
})

test('a letter more, or another name, and it was not shipped', async () => {
  const shipped = await ship([['web.ts', source]])
  expect(areShipped(shipped, { 'web.ts': source })).toBe(true)
  expect(areShipped(shipped, { 'web.ts': `${source} ` })).toBe(false)
  expect(areShipped(shipped, { 'web.ts': source, 'more.ts': '' })).toBe(false)
  expect(readShipped(shipped, 'shop.ts', source)).toBe(null)
})

test('what does not compile is left to the compiler, which says why', async () => {
  expect(await ship([['web.ts', 'const = 1']])).toEqual({})
})
