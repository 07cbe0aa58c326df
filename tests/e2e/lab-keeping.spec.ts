import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { momentLink, momentOfHash } from '../../src/workbench/timeline/moment-link.ts'
import { expectAccessible } from './support/axe.ts'
import { Lab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

// narrow enough for the plain code area
test.use({ viewport: { width: 1000, height: 900 } })

async function openCode(page: Page) {
  const lab = new Lab(page)
  await lab.open()
  await lab.button(lab.words.code.panel).click()
  return { lab, text: await lab.plainText('inventory.ts') }
}

const kept = (page: Page, lab: Lab) => expect(page.getByText(lab.words.code.keeping.kept).first()).toBeAttached()

test('two tabs: nothing is overwritten, and both texts can be had', async ({ page, context }) => {
  const one = await openCode(page)
  const second = await context.newPage()
  const two = await openCode(second)
  await one.text.press('Control+End')
  await one.text.pressSequentially('// from the first')
  await kept(page, one.lab)
  await two.text.press('Control+End')
  await two.text.pressSequentially('// from the second')
  await expect(second.getByText(two.lab.words.keep.elsewhere)).toBeVisible()
  await expectAccessible(second)
  await two.lab.button(two.lab.words.keep.keepMine).click()
  await second.getByRole('button', { name: /^Saved/ }).click()
  await expect(second.getByText(two.lab.words.keep.otherTab, { exact: true })).toBeVisible()
  await kept(second, two.lab)
  await page.reload()
  await page.getByRole('button', { name: one.lab.words.code.panel, exact: true }).click()
  await expect(await one.lab.plainText('inventory.ts')).toHaveValue(/from the second$/)
})

test('storage that is full is told, and what was typed stays on the page and runs', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
  })
  const { lab, text } = await openCode(page)
  await text.press('Control+End')
  await text.pressSequentially('// more')
  await expect(page.getByText(lab.words.keep.full)).toBeVisible()
  await expect(text).toHaveValue(/\/\/ more$/)
  await lab.run()
  await lab.pass(3)
  expect(await lab.measure('goodput')).toBeGreaterThan(90)
})

test('a browser that keeps nothing is told, and the lab works', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  const { lab, text } = await openCode(page)
  await text.press('Control+End')
  await text.pressSequentially('// kept nowhere')
  await expect(page.getByText(lab.words.keep.refused).first()).toBeVisible()
  await lab.run()
  await lab.pass(3)
  expect(await lab.measure('goodput')).toBeGreaterThan(90)
})

test('a tab that is killed while somebody types loses at most one second of it', async ({
  page,
  context,
  problems,
}) => {
  const { text } = await openCode(page)
  await text.press('Control+End')
  const typed = '0123456789'.repeat(4)
  const session = await context.newCDPSession(page)
  await text.pressSequentially(`// ${typed}`, { delay: 100 })
  const gone = page.waitForEvent('crash')
  session.send('Page.crash').catch(() => {})
  await gone

  const again = await context.newPage()
  const found = /\/\/ (\d*)$/.exec(await (await openCode(again)).text.inputValue())?.[1] ?? ''
  expect(typed.startsWith(found)).toBe(true)
  expect(found.length).toBeGreaterThanOrEqual(typed.length - 10)
  problems.length = 0
})

test('an export holds code and named versions, and another browser reads it', async ({ page, browser }) => {
  const { lab, text } = await openCode(page)
  const w = lab.words.keep
  await text.press('Control+End')
  await text.pressSequentially('// taken along')
  await page.getByRole('button', { name: /^Saved/ }).click()
  await page.getByLabel(w.name).fill('first try')
  await lab.button(w.save).click()
  await expect(page.getByText(w.saved.replace('{name}', 'first try'))).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), lab.button(w.export).click()])
  const file = readFileSync(await download.path())

  const elsewhere = await browser.newContext({
    viewport: { width: 1000, height: 900 },
    baseURL: new URL(page.url()).origin,
  })
  const other = await elsewhere.newPage()
  await openCode(other)
  await other.getByRole('button', { name: /^Saved/ }).click()
  await other.getByLabel(w.import).setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: file })
  await expect(other.getByText(w.importedAll)).toBeVisible()
  await expect(other.getByText('first try', { exact: true })).toBeVisible()
  await other.reload()
  await other.getByRole('button', { name: lab.words.code.panel, exact: true }).click()
  await expect(await new Lab(other).plainText('inventory.ts')).toHaveValue(/taken along$/)
  await elsewhere.close()
})

test('code for an older version of the lab is kept aside, compared, and brought over', async ({ page }) => {
  const { lab, text } = await openCode(page)
  const start = await text.inputValue()
  await page.evaluate(putOlder, start)
  await page.reload()
  const w = lab.words.keep
  await lab.button(w.look).click()
  const panel = page.locator('#dock-panel')
  await expect(panel.getByText(w.three)).toBeVisible()
  await expect(panel.getByRole('row', { name: /added: .*my own line/ })).toBeVisible()
  await expectAccessible(page)
  await lab.button(w.bring.replace('{file}', 'inventory.ts')).click()
  await lab.button(lab.words.code.panel).click()
  const now = await lab.plainText('inventory.ts')
  await expect(now).toHaveValue(/\/\/ my own line/)
  // what the lab has changed since is there, too
  await expect(now).toHaveValue(/ten clerks look books up/)
})

test('a file is added, run, compared, and deleted', async ({ page }) => {
  const { lab, text } = await openCode(page)
  const w = lab.words.file
  await lab.button(w.menu).click()
  await page.getByLabel(w.name).fill('shelf')
  await lab.button(w.add).click()
  const shelf = await lab.plainText('shelf.ts')
  await shelf.fill('export const left: number = 5\n')
  await page.getByRole('tab', { name: 'inventory.ts' }).click()
  const own = (await text.inputValue()).replace('left: 3', 'left')
  await text.fill(`import { left } from './shelf.ts'\n${own}`)
  await expect(lab.problem()).toBeEmpty()
  await page.locator('#dock-console').click()
  await page.getByLabel(lab.words.console.saved).selectOption({ index: 1 })
  // what was typed runs a moment later
  await expect(async () => {
    await lab.button(lab.words.console.send).click()
    await expect(page.getByRole('region', { name: lab.words.console.bodyOf })).toContainText('"left":5', {
      timeout: 1_000,
    })
  }).toPass({ timeout: 20_000 })

  await page.getByLabel(w.against).selectOption('start')
  await expect(page.getByRole('row', { name: /added: .*shelf.ts/ })).toBeVisible()
  await page.getByLabel(w.against).selectOption('')
  await page.getByRole('tab', { name: 'shelf.ts' }).click()
  await lab.button(w.menu).click()
  await lab.button(w.remove.replace('{file}', 'shelf.ts')).click()
  await expect(page.getByRole('tab', { name: 'shelf.ts' })).toHaveCount(0)
  await expect(page.getByRole('region', { name: lab.words.code.panel }).getByRole('alert')).toContainText('shelf.ts')
})

test('a link that was recorded with another simulator says so, and opens', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { lab } = await openCode(page)
  await lab.run('5')
  await lab.pass(5)
  await lab.button(lab.words.dock.stuck).click()
  await expect(page.getByText(lab.words.dock.stuckCopied)).toBeAttached()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const linked = momentOfHash(new URL(link).hash)
  const run = JSON.parse((await linked?.run()) ?? '{}')
  expect(run.engine).toBeGreaterThan(0)
  const older = await momentLink(page.url(), JSON.stringify({ ...run, engine: run.engine + 1 }), linked?.at ?? 0)

  const other = await context.newPage()
  await other.goto(older)
  const says = lab.words.keep.mayDiffer
    .replace('{recorded}', String(run.engine + 1))
    .replace('{what}', lab.words.keep.engine)
    .replace('{here}', String(run.engine))
  await expect(other.getByText(says)).toBeVisible()
  await expectAccessible(other)
})

/** In the page: what this browser would have kept of a visit to the lab's version 0. */
function putOlder(now: string): Promise<void> {
  return new Promise((done, failed) => {
    const start = now.replace('// ten clerks look books up;', '// clerks;')
    const files = { 'inventory.ts': `${start}\n// my own line\n` }
    const request = indexedDB.open('faultline')
    request.onerror = () => failed(request.error)
    request.onsuccess = () => {
      const change = request.result.transaction('code', 'readwrite')
      const record = { lab: 'retry-storm', version: 0, files, start: { 'inventory.ts': start }, savedAt: 1 }
      change.objectStore('code').put(record)
      change.oncomplete = () => {
        request.result.close()
        done()
      }
    }
  })
}

test('a patch that does not fit code written another way shows what it would do, and keeps that code', async ({
  page,
}) => {
  const lab = new Lab(page)
  await lab.open()
  const { patches, code, keep } = lab.words
  await page.goto('/labs/retry-storm/?round=queue#queue')
  await expect(lab.button(lab.words.run.run)).toBeEnabled()
  const text = await lab.plainText('inventory.ts')
  const mine = "import { Hono } from 'hono'\nimport { serve } from '@hono/node-server'\nserve(new Hono())\n"
  await text.fill(mine)
  const title = 'Let at most 30 wait'
  await page.getByRole('button', { name: /^Patches/ }).click()
  const card = page.getByRole('listitem').filter({ hasText: title }).filter({ visible: true })
  await expect(card.getByText(patches.misfit.replace('{files}', 'inventory.ts'))).toBeVisible()
  await lab.button(patches.lookFull.replace('{title}', title)).click()
  await expect(card.getByRole('table', { name: patches.instead.replace('{file}', 'inventory.ts') })).toBeVisible()
  await expectAccessible(page)
  await lab.button(patches.takeLabs.replace('{files}', 'inventory.ts')).click()
  await expect(lab.button(patches.takeBackFull.replace('{title}', title))).toBeVisible()
  const name = patches.beforePatch.replace('{title}', title)
  await expect(card.getByRole('status')).toHaveText(
    patches.taken.replace('{files}', 'inventory.ts').replace('{name}', name),
  )
  await page.getByRole('button', { name: /^Saved/ }).click()
  await lab.button(keep.restoreFull.replace('{name}', name)).click()
  await lab.button(patches.toCode).click()
  await expect(await lab.plainText('inventory.ts')).toHaveValue(mine)
  await expect(lab.button(code.undo)).toBeVisible()
})
