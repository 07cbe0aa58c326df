import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeEarlyModules } from './early-modules.ts'

let dist = ''
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'early-'))
  mkdirSync(join(dist, 'assets'))
  const modules = {
    'page.js': `import{a}from"./near.js";import("./late.js");a()`,
    'near.js': `import"./far.js";export const a=()=>{}`,
    'far.js': `import{a}from"./near.js";export{a}`,
    'part.js': `export*from"./near.js"`,
    'late.js': '',
    'client.js': '',
  }
  for (const [name, code] of Object.entries(modules)) writeFileSync(join(dist, 'assets', name), code)
})
afterEach(() => rmSync(dist, { recursive: true }))

const page = (client: string) =>
  `<html><head></head><body><astro-island client="${client}" component-url="/assets/part.js" renderer-url="/assets/client.js"></astro-island><script type="module" src="/assets/page.js"></script></body></html>`

test('a page names what its parts and scripts import before they run, each once', async () => {
  writeFileSync(join(dist, 'index.html'), page('load'))
  expect(await writeEarlyModules(dist)).toBe(1)
  const named = [...readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/modulepreload" href="\/assets\/(.*?)"/g)]
  expect(named.map(([, name]) => name)).toEqual(['part.js', 'client.js', 'page.js', 'near.js', 'far.js'])
})

test('a page whose parts wait until they are seen names nothing', async () => {
  writeFileSync(join(dist, 'index.html'), page('visible'))
  expect(await writeEarlyModules(dist)).toBe(0)
  expect(readFileSync(join(dist, 'index.html'), 'utf8')).toBe(page('visible'))
})
