import { expectAccessible } from './support/axe.ts'
import { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('patch cards pass every check on a phone, by touch', async ({ page }) => {
  test.setTimeout(280_000)
  const lab = new Lab(page)
  await lab.open()
  const { bar, patches, code, checks } = lab.words
  const cards = page.locator('.at-patches')
  const show = () =>
    page.getByRole('navigation', { name: bar.panels }).getByRole('button', { name: bar.panes.patch }).tap()
  const apply = async (title: string) => {
    await cards.getByRole('button', { name: patches.applyFull.replace('{title}', title) }).tap()
    await expect(cards.getByRole('button', { name: patches.takeBackFull.replace('{title}', title) })).toBeVisible()
  }

  await page.goto('/labs/retry-storm/?round=budget#budget')
  await show()
  await apply('Pay for each retry with success')
  await expectAccessible(page)
  // leaving at any moment loses at most one second
  await page.waitForTimeout(1_000)
  await page.goto('/labs/retry-storm/?round=queue#queue')
  await expect(lab.button(lab.words.run.run)).toBeEnabled()
  await show()
  await apply('Let at most 30 wait')
  await apply('Say how long you will wait')

  // a plain, full-screen text is the phone's editor
  await cards.getByRole('button', { name: patches.edit.replace('{file}', 'web.ts') }).tap()
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(/hono/)
  await page.getByRole('button', { name: code.closeText, exact: true }).tap()

  await cards.getByRole('button', { name: code.check, exact: true }).tap()
  await expect(lab.results()).toHaveText(Array(5).fill(checks.passed), { timeout: 200_000 })
})
