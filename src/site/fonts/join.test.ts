import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { expect, test } from 'vitest'
import { joinFonts } from './join.ts'
import { readTables } from './sfnt.ts'

const require = createRequire(import.meta.url)

async function cut(file: number, letters: string): Promise<Uint8Array> {
  const path = require.resolve(`@fontsource-variable/hahmlet/files/hahmlet-${file}-wght-normal.woff2`)
  return subsetFont(readFileSync(path), letters, { targetFormat: 'sfnt', variationAxes: { wght: 450 } })
}

test('letters of two fonts stand in one, which the subsetter reads', async () => {
  // 화 and 다 are in different files of the package
  const joined = joinFonts([await cut(119, '다'), await cut(118, '화')])
  const glyphs = readTables(joined).get('maxp')?.getUint16(4)
  expect(glyphs).toBeGreaterThanOrEqual(3)
  const again = await subsetFont(Buffer.from(joined), '다화', { targetFormat: 'sfnt' })
  expect(readTables(again).get('maxp')?.getUint16(4)).toBe(3)
})
