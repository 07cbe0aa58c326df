import type { Page } from '@playwright/test'
import { rest } from '../../bench/rest.ts'
import { expectAccessible } from './support/axe.ts'
import { pages } from './support/pages.ts'
import { expect, test } from './support/test.ts'

for (const { kind, language, path } of pages) {
  test.describe(`${kind}, ${language}`, () => {
    test('loads without a failed request or an error, in its language', async ({ page }) => {
      const answer = await open(page, path)
      expect(answer?.status()).toBe(200)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.locator('h1')).toHaveCount(1)
      await expect(page.locator('main')).toHaveCount(1)
    })

    for (const colorScheme of ['light', 'dark'] as const) {
      test(`axe finds nothing in ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await open(page, path)
        await expectAccessible(page)
      })
    }

    for (const width of [320, 390]) {
      test(`does not scroll sideways at ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 })
        await open(page, path)
        const { scroll, client } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          client: document.documentElement.clientWidth,
        }))
        expect(scroll).toBeLessThanOrEqual(client)
      })
    }

    test('the first Tab reaches a link that skips to the content', async ({ page }) => {
      await page.goto(path)
      await page.keyboard.press('Tab')
      const skip = page.locator('a.skip')
      await expect(skip).toBeFocused()
      await expect(skip).toBeInViewport()
      await page.keyboard.press('Enter')
      const target = (await skip.getAttribute('href')) ?? ''
      await expect(page.locator(target)).toBeInViewport()
      // the browser moves the place from which Tab goes on in its next frame, when it takes the focus from the link
      await expect(skip).not.toBeFocused()
      await page.keyboard.press('Tab')
      expect(await page.evaluate((id) => document.querySelector(id)?.contains(document.activeElement), target)).toBe(
        true,
      )
    })

    test('leads to the same page in the other language and back', async ({ page }) => {
      const [there, back] = language === 'en' ? ['한국어', 'English'] : ['English', '한국어']
      await page.goto(path)
      await page.getByRole('link', { name: there, exact: true }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', language === 'en' ? 'ko' : 'en')
      await page.getByRole('link', { name: back, exact: true }).click()
      await expect(page).toHaveURL((url) => url.pathname === path)
    })
  })
}

test('an address that does not exist answers with a page that says so', async ({ page, problems }) => {
  const answer = await page.goto('/nowhere/')
  expect(answer?.status()).toBe(404)
  await expect(page.locator('h1')).toBeVisible()
  problems.length = 0
})

async function open(page: Page, path: string) {
  const answer = await page.goto(path)
  await rest(page)
  return answer
}
