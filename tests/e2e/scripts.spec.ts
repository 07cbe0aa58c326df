import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { scriptsOfPage } from '../../bench/scripts-of-page.ts'
import { findElement, parseHtml } from '../../src/site/built/html.ts'
import { pagesIn } from '../../src/site/built/pages.ts'
import { expect, test } from './support/test.ts'

// gzipped kB of all scripts, each page read to its end; lessons with figures are weighed where they are read
const WITHOUT_FIGURE = 10
// with all that its run needs: simulator, charts and packages; the compiler comes with the first edit
const LAB = 250

const dist = fileURLToPath(new URL('../../dist', import.meta.url))

test('a page of a chapter without a figure is nearly without scripts', async ({ browser, baseURL }) => {
  test.setTimeout(300_000)
  const measured: { path: string; kB: number }[] = []
  for (const { path, file } of pagesIn(dist)) {
    const hasFigure = findElement(parseHtml(readFileSync(file, 'utf8')), ({ tag }) => tag === 'astro-island')
    if (!path.startsWith('/chapters/') || hasFigure) continue
    measured.push({ path, kB: await scriptsOfPage(browser, `${baseURL}${path}`) })
  }
  console.log(measured.map(({ path, kB }) => `${kB.toFixed(1)} ${path}`).join('\n'))
  expect(measured.filter(({ kB }) => kB > WITHOUT_FIGURE)).toEqual([])
})

test('a lab brings what its run needs, and no compiler', async ({ browser, baseURL }) => {
  const kB = await scriptsOfPage(browser, `${baseURL}/labs/retry-storm/`)
  console.log(`${kB.toFixed(1)} of ${LAB}`)
  expect(kB).toBeLessThanOrEqual(LAB)
})
