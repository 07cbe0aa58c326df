import type { Locator, Page } from '@playwright/test'
import { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

test.use({ viewport: { width: 1440, height: 900 } })

/** Tab by Tab, as somebody without a pointer gets there. */
async function tabTo(page: Page, target: Locator, most = 160) {
  for (let i = 0; i < most; i++) {
    if ((await target.count()) > 0 && (await target.first().evaluate((one) => one === document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${most} times Tab, and still not there: ${target}`)
}

async function press(page: Page, target: Locator) {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

test('from the landing page to passed checks with the keyboard alone', async ({ page }) => {
  test.setTimeout(280_000)
  const lab = new Lab(page)
  await page.goto('/')
  await press(page, page.locator('a[href$="/labs/"]'))
  await expect(page).toHaveURL(/\/labs\/$/)
  await press(page, page.locator('a[href$="/labs/retry-storm/"]'))
  await expect(lab.button(lab.words.run.run)).toBeEnabled()

  await press(page, lab.button(lab.words.run.run))
  await lab.pass(2)
  await press(page, lab.fault('pause', 'inventory'))
  await expect(lab.state('inventory')).toHaveText(lab.words.world.states.paused)
  await press(page, lab.fault('pause', 'inventory', true))
  await expect(lab.state('inventory')).toHaveText(lab.words.world.states.up)
  await page.keyboard.press('r')

  await press(page, lab.button(lab.words.code.useSolution))
  await press(page, page.getByRole('dialog').getByRole('button', { name: lab.words.code.solutionYes }))
  await press(page, lab.button(lab.words.code.check))
  await expect(lab.results()).toHaveText(Array(5).fill(lab.words.checks.passed), { timeout: 200_000 })
})

test('the terminal asks a service, ends when told to, and lets Tab go', async ({ page }) => {
  const lab = new Lab(page)
  await lab.open()
  await lab.button('Terminal').click()
  // whoever opens it types into it, not into the page's keys
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused()
  await page.getByLabel(lab.words.terminal.plain, { exact: true }).check()
  const line = page.getByRole('textbox', { name: lab.words.terminal.line })
  const log = page.getByRole('log', { name: lab.words.terminal.log })
  const type = async (text: string) => {
    await line.fill(text)
    await line.press('Enter')
  }
  await type('ls')
  await expect(log).toContainText('inventory.ts')
  await type('echo "found $(grep -c TRIES web.ts)"')
  await expect(log).toContainText('found 2')
  await type('curl -s -i http://web/nowhere')
  await expect(log).toContainText('404')
  await type('curl http://example.org/')
  await expect(log).toContainText('example.org is not to be reached')
  await type('kill inventory')
  await expect(lab.state('inventory')).toHaveText(lab.words.world.states.down)
  await type('ps')
  await expect(log).toContainText(/inventory\s+killed/)

  await page.getByLabel(lab.words.terminal.plain, { exact: true }).uncheck()
  const screen = page.locator('.xterm-helper-textarea')
  await screen.focus()
  await page.keyboard.press('Tab')
  await expect(screen).not.toBeFocused()
  await screen.focus()
  await page.keyboard.type('ca')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(screen).not.toBeFocused()
})
