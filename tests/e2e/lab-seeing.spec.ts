import { expectAccessible } from './support/axe.ts'
import { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

test('the timeline by keys: back in time, one request, a run without the fault, and a link to the moment', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const lab = new Lab(page)
  const w = lab.words
  await lab.open()
  await lab.run('1')
  await lab.pass(2)
  await lab.fault('pause', 'inventory').press('Enter')
  await lab.pass(1)
  await lab.fault('pause', 'inventory', true).press('Enter')
  await lab.pass(2)
  await page
    .getByRole('region', { name: w.run.group })
    .getByRole('button', { name: w.run.pause, exact: true })
    .press('Enter')
  const end = await lab.measure('virtualTime')

  await page.getByRole('button', { name: new RegExp(`^${w.dock.names.timeline}`) }).press('Enter')
  const list = page.getByRole('listbox')
  await list.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('PageDown')
  await expect.poll(() => lab.measure('virtualTime')).toBeLessThan(end - 1)
  await expect(list.getByRole('option', { selected: true })).toHaveCount(1)
  await expectAccessible(page)

  const slider = page.getByRole('slider', { name: w.run.moment })
  await slider.press('Home')
  for (let i = 0; i < 25; i++) await slider.press('ArrowRight')
  await expect.poll(() => lab.measure('virtualTime')).toBeCloseTo(2.5, 1)
  await expect(lab.state('inventory')).toHaveText(w.world.states.paused)

  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Request \d+ alone/ })).toBeVisible()
  expect(await list.getByRole('option').count()).toBeGreaterThanOrEqual(2)

  await page.getByRole('button', { name: w.timeline.copy }).press('Enter')
  await expect(page.getByText(w.timeline.copied)).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())

  await page.getByRole('button', { name: /^From here, without/ }).press('Enter')
  await expect(lab.state('inventory')).toHaveText(w.world.states.up)
  await expect(page.getByText(w.faults.none, { exact: true }).first()).toBeVisible()
  expect(await lab.measure('goodput')).toBeGreaterThan(99)

  const other = await context.newPage()
  await other.goto(link)
  await expect(other.getByText(w.keep.guest)).toBeVisible()
  const linked = new Lab(other)
  await expect.poll(() => linked.measure('virtualTime')).toBeCloseTo(2.5, 1)
  await expect(linked.state('inventory')).toHaveText(w.world.states.paused)
})

test('any service and any link opens its faults by key; what acts is listed and can be ended', async ({ page }) => {
  const lab = new Lab(page)
  const w = lab.words
  await lab.open()
  await page.getByRole('button', { name: /^web – inventory:/ }).press('Enter')
  const form = page.getByRole('region', { name: w.faults.add })
  await form.getByLabel(w.faults.which).selectOption('partition')
  await form.getByLabel(w.faults.way).selectOption('there')
  await form.getByRole('button', { name: w.faults.put }).press('Enter')
  await expect(form.getByRole('button', { name: /^End this fault/ })).toBeVisible()
  await expectAccessible(page)
  await form.getByRole('button', { name: /^End this fault/ }).press('Enter')
  await expect(page.getByRole('button', { name: /^End this fault/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  if (await form.isVisible()) await form.getByRole('button', { name: w.faults.close }).click()
  await expect(form).toHaveCount(0)
})

test('panels keep the size that a reader gave them', async ({ page }) => {
  const lab = new Lab(page)
  await lab.open()
  const splitter = page.getByRole('separator', { name: lab.words.dock.guideWidth })
  await splitter.press('ArrowRight')
  await expect(splitter).toHaveAttribute('aria-valuenow', '424')
  await page.reload()
  await expect(splitter).toHaveAttribute('aria-valuenow', '424')
})
