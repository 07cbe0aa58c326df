import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const found = (page: Page) => page.getByRole('dialog').getByRole('link')

async function open(page: Page, path: string) {
  await page.goto(path)
  await page.keyboard.press('/')
  await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused()
}

/** Each query with an address that must be among what is found. */
const queries = {
  '/ko/': [
    ['재시도를', '/ko/chapters/failure/retries/'],
    ['재시도 예산이', '/ko/chapters/failure/retries/'],
    ['서비스에서는', '/ko/chapters/first-evening/one-service/'],
    ['부하차단', '/ko/glossary/#load-shedding'],
    ['부하 차단은', '/ko/glossary/#load-shedding'],
    ['준안정장애', '/ko/chapters/failure/retries/'],
    ['timeout', '/ko/glossary/#timeout'],
    ['timeout', '/ko/chapters/failure/retries/'],
    ['p99', '/ko/chapters/first-evening/a-hundred-readers/'],
    ['hono로', '/ko/chapters/first-evening/one-service/'],
    ['Envoy의 retry_budget', '/ko/chapters/failure/retries/'],
    ['재시도폭풍', '/ko/labs/retry-storm/'],
  ],
  '/': [
    ['retries', '/chapters/failure/retries/'],
    ['retry budget', '/chapters/failure/retries/'],
    ['p99', '/chapters/first-evening/a-hundred-readers/'],
    ['타임아웃이', '/glossary/#timeout'],
    ['load shedding', '/glossary/#load-shedding'],
    ['retry storm', '/labs/retry-storm/'],
  ],
}

for (const [path, asked] of Object.entries(queries)) {
  test(`the search finds what it should from ${path}`, async ({ page }) => {
    await open(page, path)
    const status = page.getByRole('dialog').getByRole('status')
    const missing: string[] = []
    for (const [query, href] of asked) {
      await page.getByRole('searchbox').fill('')
      await expect(status).toHaveText('')
      await page.getByRole('searchbox').fill(query as string)
      await expect(status).not.toHaveText('')
      const hrefs = await found(page).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
      const fits = (one: string) => (href?.includes('#') ? one === href : one.split('#')[0] === href)
      if (!hrefs.some(fits)) missing.push(`${query}: ${href} is not among ${hrefs.join(' ')}`)
    }
    expect(missing).toEqual([])
  })
}

test('what nobody wrote is not found, and the page says so', async ({ page }) => {
  await open(page, '/ko/')
  await page.getByRole('searchbox').fill('양자컴퓨터')
  await expect(page.getByRole('dialog').getByRole('status')).not.toHaveText('')
  await expect(found(page)).toHaveCount(0)
})

test('search by keyboard alone: open, read marks, go down, follow, and Escape gives the focus back', async ({
  page,
}) => {
  await page.goto('/chapters/failure/retries/')
  expect(
    await page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('pagefind')).length,
    ),
  ).toBe(0)
  const button = page.getByRole('button', { name: 'Search' })
  await button.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('idempotence')
  await expect(page.getByRole('dialog').locator('mark').first()).toHaveText(/idempoten/i)
  await expectAccessible(page)
  // one Escape is enough, though the field is not empty
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(button).toBeFocused()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  const first = found(page).first()
  await expect(first).toBeFocused()
  const href = await first.getAttribute('href')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL((url) => `${url.pathname}${url.hash}` === href)
})

test('the letters that only scripts bring are fetched when a reader first touches the page', async ({ page }) => {
  await page.goto('/ko/chapters/stores/events/')
  const faces = page.locator('link[href*="/assets/faces."]').first()
  await expect(faces).toHaveAttribute('media', 'print')
  await page.keyboard.press('Shift')
  await expect(faces).toHaveAttribute('media', 'all')
})
