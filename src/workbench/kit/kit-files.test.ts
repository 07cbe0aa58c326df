import { expect, test } from 'vitest'
import { withStores } from './kit-files.ts'

test('a lab on real processes installs the stores that its code imports, and no others', () => {
  const files = {
    'package.json': JSON.stringify({ name: 'x', dependencies: { hono: '1.0.0' } }),
    'code/search.ts': "import MiniSearch from 'minisearch'",
    'versions/v2/tables.ts': "import { DatabaseSync } from 'node:sqlite'",
  }
  const { dependencies } = JSON.parse(withStores(files, { minisearch: '7.2.0', other: '1.0.0' }))
  expect(dependencies).toEqual({ hono: '1.0.0', minisearch: '7.2.0' })
})
