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
  const wire = page.getByRole('button', { name: /^web – inventory:/ })
  await wire.press('Enter')
  const form = page.getByRole('region', { name: w.faults.add })
  await form.getByLabel(w.faults.which).selectOption('partition')
  await form.getByLabel(w.faults.way).selectOption('there')
  await form.getByRole('button', { name: w.faults.put }).press('Enter')
  await expect(form).toHaveCount(0)
  await expect(wire).toBeFocused()
  await expect(page.getByRole('button', { name: /^End this fault/ })).toBeVisible()
  await wire.press('Enter')
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

test('the code keeps its undo, and its place beside a panel, when the timeline takes its room', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  const lab = new Lab(page)
  const w = lab.words
  await page.goto('/labs/retry-storm/#budget')
  const editor = page.locator('.monaco-editor .view-lines')
  await expect(editor).toContainText('PATIENCE_MS')
  await editor.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('// mine ')
  await expect(editor).toContainText('// mine')
  const panel = (name: keyof typeof w.dock.names) => page.locator(`#dock-${name}`)

  // beside the terminal there is room for at least fifteen lines of code
  await panel('terminal').click()
  await expect(page.getByText(w.terminal.hello).first()).toBeVisible()
  expect((await page.locator('.monaco-editor').boundingBox())?.height ?? 0).toBeGreaterThan(15 * 22)

  await panel('timeline').click()
  await expect(page.locator('.monaco-editor')).toHaveCount(0)
  await panel('timeline').click()
  await expect(editor).toContainText('// mine')
  await editor.click()
  for (let i = 0; i < 4; i++) await page.keyboard.press('Control+Z')
  await expect(editor).not.toContainText('// mine')
})

test('charts are chosen, and show another service', async ({ page }) => {
  const lab = new Lab(page)
  const w = lab.words.charts
  await lab.open()
  const chart = (title: string) => page.getByRole('figure').filter({ hasText: title })
  await expect(chart(w.calls.replace('{service}', 'inventory'))).toBeVisible()
  await lab.button(w.choose).press('Enter')
  const menu = page.getByRole('region', { name: w.menu })
  await menu.getByLabel(w.wasted.replace('{service}', 'inventory')).check()
  await expectAccessible(page)
  await menu.getByLabel(w.ofService).selectOption('web')
  await menu.getByRole('button', { name: w.closeMenu }).press('Enter')
  await expect(chart(w.wasted.replace('{service}', 'web'))).toBeVisible()
  await expect(chart(w.calls.replace('{service}', 'web'))).toBeVisible()
})

test('while a run goes on, no frame of the timeline is painted without messages', async ({ page }) => {
  const lab = new Lab(page)
  await lab.open()
  await page.getByRole('button', { name: new RegExp(`^${lab.words.dock.names.timeline}`) }).click()
  await lab.run('1')
  await lab.pass(2)
  const empty = await page.evaluate(async () => {
    const list = document.querySelector('[role=listbox]') as HTMLElement
    // after a frame was painted, before the browser tells of what was scrolled in it
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    let found = 0
    for (let i = 0; i < 60; i++) {
      await painted()
      const { top, bottom } = list.getBoundingClientRect()
      const inView = [...list.querySelectorAll('[role=option]')].some((row) => {
        const box = row.getBoundingClientRect()
        return box.bottom > top && box.top < bottom
      })
      if (!inView) found += 1
    }
    return found
  })
  expect(empty).toBe(0)
})

test('a round that one comes back to counts from then on, and from the start in a run begun anew', async ({ page }) => {
  const lab = new Lab(page)
  const done = page.locator('.task.done')
  await lab.open()
  await lab.run('5')
  await lab.pass(11)
  await expect(done).toBeVisible()
  await page.getByRole('button', { name: 'Wait longer' }).click()
  await page.getByRole('button', { name: 'Break it' }).click()
  await expect(page.locator('.task')).toBeVisible()
  await expect(done).toHaveCount(0)
  await lab.pass(1)
  await lab.button(lab.words.run.again).click()
  await expect.poll(() => lab.measure('virtualTime')).toBeLessThan(1)
  await lab.run('5')
  await lab.pass(11)
  await expect(done).toBeVisible()
})
