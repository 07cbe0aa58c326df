import { Lab } from './support/lab.ts'
import { languages } from './support/pages.ts'
import { expect, test } from './support/test.ts'

for (const language of languages) {
  test(`the storm stays after the pause, and the solution passes every check, ${language}`, async ({ page }) => {
    test.setTimeout(240_000)
    const lab = new Lab(page, language)
    await lab.open()
    await lab.run()
    await lab.pass(10)
    expect(await lab.measure('goodput')).toBeGreaterThan(99)

    await lab.fault('pause', 'inventory').click()
    await lab.pass(4)
    await lab.fault('pause', 'inventory', true).click()
    await lab.pass(20)
    expect(await lab.measure('goodput')).toBeLessThan(2)

    await lab.useSolution()
    await lab.button(lab.words.code.check).click()
    await expect(lab.results()).toHaveText(Array(5).fill(lab.words.checks.passed), { timeout: 150_000 })
  })
}

test('the code as it came fails the check for recovery', async ({ page }) => {
  test.setTimeout(180_000)
  const lab = new Lab(page)
  await lab.open()
  await lab.button('Check my code').click()
  await expect(lab.results().first()).toHaveText(lab.words.checks.missed, { timeout: 150_000 })
})

test('starting over in the middle of a storm leaves nothing of it behind', async ({ page }) => {
  test.setTimeout(120_000)
  const lab = new Lab(page)
  await lab.open()
  await lab.run()
  await lab.pass(3)
  await lab.fault('pause', 'inventory').click()
  await lab.pass(3)
  for (let i = 0; i < 3; i++) {
    await lab.button('Start over').click()
    await expect(lab.state('inventory')).toHaveText(lab.words.world.states.up, { timeout: 30_000 })
    if (await lab.button('Run').isEnabled()) await lab.button('Run').click()
    await lab.pass(4)
    expect(await lab.measure('goodput')).toBeGreaterThan(99)
  }
})
