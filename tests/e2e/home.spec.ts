import en from '../../content/ui/en.json' with { type: 'json' }
import ko from '../../content/ui/ko.json' with { type: 'json' }
import { expect, test } from './support/test.ts'

for (const [path, { shop }] of [
  ['/', en],
  ['/ko/', ko],
] as const) {
  test(`the shop on ${path} is open: orders go all the way, and are confirmed`, async ({ page }) => {
    await page.goto(path)
    const calls = page.getByText(new RegExp(`^${shop.calls.replace('{n}', '[1-9]\\d*')}$`))
    await expect(calls.first()).toBeVisible()
  })
}
