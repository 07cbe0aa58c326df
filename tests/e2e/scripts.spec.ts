import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { scriptsOfPage } from '../../bench/scripts-of-page.ts'
import { findElement, parseHtml } from '../../src/site/built/html.ts'
import { pagesIn } from '../../src/site/built/pages.ts'
import { expect, test } from './support/test.ts'

// gzipped kB of all scripts, each page read to its end
const WITHOUT_FIGURE = 10
const WITH_FIGURE = 45
// with all that its run needs: simulator, charts and the lab's packages; its compiler comes with the first edit
const LAB = 240

const dist = fileURLToPath(new URL('../../dist', import.meta.url))

test('no page of the course in English brings more scripts than its parts may weigh', async ({ browser, baseURL }) => {
  test.setTimeout(300_000)
  const heavy: string[] = []
  const measured: string[] = []
  for (const { path, file } of pagesIn(dist).filter((one) => one.path.startsWith('/chapters/'))) {
    const page = parseHtml(readFileSync(file, 'utf8'))
    const most = findElement(page, ({ tag }) => tag === 'astro-island') ? WITH_FIGURE : WITHOUT_FIGURE
    const kB = await scriptsOfPage(browser, `${baseURL}${path}`)
    measured.push(`${kB.toFixed(1)} of ${most} ${path}`)
    if (kB > most) heavy.push(`${path}: ${kB.toFixed(1)}`)
  }
  console.log(measured.join('\n'))
  expect(heavy).toEqual([])
})

test('a lab brings what its run needs, and no compiler', async ({ browser, baseURL }) => {
  const kB = await scriptsOfPage(browser, `${baseURL}/labs/retry-storm/`)
  console.log(`${kB.toFixed(1)} of ${LAB}`)
  expect(kB).toBeLessThanOrEqual(LAB)
})
