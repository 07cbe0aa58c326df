import { expect, test } from 'vitest'
import { NODE_SURFACE, STORE_SURFACE } from '../../compile/node-surface.ts'
import { STORE_OF } from '../../compile/store-names.ts'
import { NODE_MODULES } from '../../compile/surface.ts'
import { inWorker } from './in-worker.ts'

const surface = { ...NODE_SURFACE, ...STORE_SURFACE }
const modules = Object.keys(surface)

test('the table of the surface names what the built-in runtime exports, and nothing that real Node has not', async () => {
  expect(Object.keys(NODE_SURFACE)).toEqual(NODE_MODULES)
  expect(Object.keys(STORE_SURFACE)).toEqual(
    Object.keys(STORE_OF)
      .filter((name) => !name.startsWith('node:'))
      .sort(),
  )
  const main = [
    ...modules.map((name, i) => `import * as m${i} from '${name}'`),
    `console.log(JSON.stringify([${modules.map((_, i) => `Object.keys(m${i})`)}]))`,
  ].join('\n')
  const [output] = await inWorker([{ 'main.js': main }])
  const exported = JSON.parse(output?.lines ?? '[]') as string[][]
  for (const [i, name] of modules.entries()) {
    const names = surface[name] ?? []
    expect(exported[i]?.filter((one) => one !== 'default').sort(), name).toEqual([...names].sort())
    const real = (await import(name)) as { default: object }
    for (const one of names) expect(one in real || one in real.default, `${one} of ${name}`).toBe(true)
  }
})
