import { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

// Narrow enough for the plain code area, wide enough for the code beside the world.
test.use({ viewport: { width: 1000, height: 900 } })

async function openInventory(lab: Lab) {
  await lab.open()
  await lab.button('Code').click()
  return lab.plainText('inventory.ts')
}

test('an endless loop is named, the page goes on, and mended code runs again', async ({ page }) => {
  const lab = new Lab(page)
  const text = await openInventory(lab)
  const original = await text.inputValue()
  await lab.run('1')
  await lab.pass(3)

  const looping = original.replace("app.get('/stock/:id', async (c) => {", '$&\n  while (true) {}')
  expect(looping).not.toBe(original)
  await text.fill(looping)
  // While the service hangs, the page takes clicks and every typed character.
  await lab.button('As a table').click()
  await expect(lab.button('As a picture')).toBeVisible()
  await text.press('Control+End')
  const note = '// typed while the service hung'
  await text.pressSequentially(note)
  await expect(lab.problem()).toContainText('inventory did not come back')
  await expect(text).toHaveValue(looping + note)

  await text.fill(original)
  await expect(lab.problem()).not.toContainText('inventory did not come back')
  await expect(lab.state('inventory')).toHaveText('running')
  // The storm that the hang left behind would stay; mended code shows on a fresh evening.
  await lab.button('Pause').click()
  await lab.button('Start over').click()
  await expect.poll(() => lab.measure('virtualTime')).toBe(0)
  await lab.button('Run').click()
  await lab.pass(6)
  expect(await lab.measure('goodput')).toBeGreaterThan(99)
})

const mistakes = [
  { name: 'a syntax error', code: 'const shelf = = 3', says: /shelf|unexpected|expected/i },
  { name: 'an unknown import', code: "import pad from 'left-pad'", says: /left-pad/ },
  { name: 'a thrown error', code: "throw new Error('the shelf is empty')", says: /the shelf is empty/ },
]

for (const { name, code, says } of mistakes) {
  test(`${name} is told with file, line and a sentence`, async ({ page, problems }) => {
    const lab = new Lab(page)
    const text = await openInventory(lab)
    const lines = (await text.inputValue()).split('\n')
    const at = lines.findIndex((line) => line.startsWith('const app'))
    await text.fill(lines.toSpliced(at, 0, code).join('\n'))
    await expect(lab.problem()).toContainText(`inventory.ts:${at + 1}`)
    await expect(lab.problem()).toContainText(says)

    await text.fill(lines.join('\n'))
    await expect(lab.problem()).toBeEmpty()
    problems.length = 0
  })
}

test('what was typed is there after a reload', async ({ page }) => {
  const lab = new Lab(page)
  const text = await openInventory(lab)
  await text.press('Control+End')
  await text.pressSequentially('// kept')
  const typed = await text.inputValue()
  // Leaving at any moment loses at most one second of typing.
  await page.waitForTimeout(1_000)
  await page.reload()
  await lab.button('Code').click()
  await expect(await lab.plainText('inventory.ts')).toHaveValue(typed)
})

test('a loop in a run that was done again is named too, and the simulator is had back', async ({ page }) => {
  const lab = new Lab(page)
  const w = lab.words
  const text = await openInventory(lab)
  const original = await text.inputValue()
  await lab.run('1')
  await lab.pass(2)
  await lab.fault('pause', 'inventory').click()
  await lab.pass(1)
  await lab.fault('pause', 'inventory', true).click()
  await page.getByRole('region', { name: w.run.group }).getByRole('button', { name: w.run.pause, exact: true }).click()
  await page.locator('#dock-timeline').click()
  await page.getByRole('button', { name: /^From here, without/ }).click()
  await expect(page.getByText(w.faults.none, { exact: true }).first()).toBeVisible()
  await page.locator('#dock-timeline').click()
  await text.fill(original.replace("app.get('/stock/:id', async (c) => {", '$&\n  while (true) {}'))
  await lab.button(w.run.run).click()
  await expect(page.getByText(w.stopped.HungOf.replace('{service}', 'inventory'))).toBeVisible()
  await text.fill(original)
  await lab.button(w.world.tryAgain).click()
  await expect(lab.button(w.run.run)).toBeEnabled()
  await lab.run('1')
  await lab.pass(3)
  expect(await lab.measure('goodput')).toBeGreaterThan(90)
})
