import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import ko from '../../content/ui/ko.json' with { type: 'json' }
import { serve } from '../../scripts/serve.mjs'
import { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

test.use({ serviceWorkers: 'allow' })

/**
 * Opens a page and waits until it is kept. Not until the network is idle: where a service worker takes over, the browser
 * does not always tell that the simulator's script, a blob, has come.
 */
async function visit(page: Page, path: string) {
  await page.goto(path)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect
    .poll(() => page.evaluate(async (url) => Boolean(await caches.match(url, { ignoreSearch: true })), path), {
      timeout: 60_000,
    })
    .toBe(true)
  await nothingMoreIsKept(page)
}

/** What a page asks for after it was made is kept, too; for two seconds nothing has come. */
async function nothingMoreIsKept(page: Page) {
  const count = () =>
    page.evaluate(async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
      return all.flat().length
    })
  let before = -1
  await expect
    .poll(
      async () => {
        const now = await count()
        const same = now === before
        before = now
        return same
      },
      { intervals: [2_000], timeout: 60_000 },
    )
    .toBe(true)
}

/** Of the faces that come over the network, whether Hangul stands, and how many did not come; stand-ins are not fetched. */
function fetchedFaces() {
  const faces = [...document.fonts].filter(({ family }) => /^"?Faultline (Sans|Display|Mono)"?$/.test(family))
  return {
    hangul: faces.some(({ unicodeRange, status }) => /U\+AC/i.test(unicodeRange) && status === 'loaded'),
    failed: faces.filter(({ status }) => status === 'error').length,
  }
}

test('what was visited works without a network, a lab runs, and a page never seen says so', async ({
  page,
  context,
  problems,
}) => {
  await visit(page, '/')
  await visit(page, '/ko/chapters/failure/retries/')
  const lab = new Lab(page)
  await visit(page, '/labs/retry-storm/')
  await expect(lab.button(lab.words.run.run)).toBeEnabled()
  await nothingMoreIsKept(page)

  await context.setOffline(true)
  await page.goto('/')
  await expect(page.locator('h1')).toBeVisible()
  await page.goto('/ko/chapters/failure/retries/')
  await expect(page.locator('.prose p').first()).toBeVisible()
  await expect.poll(() => page.evaluate(fetchedFaces)).toEqual({ hangul: true, failed: 0 })
  await page.goto('/ko/sources/')
  await expect(page.locator('h1')).toHaveText(ko.offline.title)
  await page.goto('/sources/')
  await expect(page.locator('h1')).toHaveAccessibleName(/never here/)
  problems.length = 0

  await page.goto('/labs/retry-storm/')
  await expect(lab.button(lab.words.run.run)).toBeEnabled()
  await lab.run()
  await lab.pass(2)
  expect(await lab.measure('goodput')).toBeGreaterThan(0)
})

test('a newer version is announced, but not while one writes', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'site-'))
  cpSync(fileURLToPath(new URL('../../dist', import.meta.url)), folder, { recursive: true })
  const site = await serve({ folder, port: 0 })
  try {
    await visit(page, `${site.url}/`)
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused()
    appendFileSync(join(folder, 'sw.js'), '\n// another build')
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    const waits = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
    await expect.poll(waits).toBe(true)
    const bar = page.locator('[data-news]')
    await expect(bar).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(bar).toBeVisible()
    const loaded = page.waitForEvent('load')
    await bar.getByRole('button').first().click()
    await loaded
    await expect.poll(waits).toBe(false)
    await expect(bar).toBeHidden()
  } finally {
    await site.close()
    rmSync(folder, { recursive: true })
  }
})
