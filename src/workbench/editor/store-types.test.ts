import { expect, test } from 'vitest'
import type { StoreName } from '../../protocol/supplies.ts'
import { STORE_TYPES, storeTypes } from './store-types.ts'

test.each(Object.keys(STORE_TYPES) as StoreName[])('the page brings the types of %s with it', async (name) => {
  const files = await storeTypes(name)
  expect(files.map(({ filePath }) => filePath)).toEqual(Object.values(STORE_TYPES[name] ?? {}))
  for (const { content } of files) expect(content).toMatch(/^export /m)
})
