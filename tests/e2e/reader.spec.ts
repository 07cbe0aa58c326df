import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import en from '../../content/ui/reader.en.json' with { type: 'json' }
import { expect, test } from './support/test.ts'

const lesson = '/chapters/failure/retries/'
const mark = (page: Page) => page.locator('fl-lesson-end')

/** Reads a lesson as its reader would: past every section to the end. */
async function readToTheEnd(page: Page) {
  await page.goto(lesson)
  for (const place of [...(await page.locator('.prose > h2').all()), mark(page)]) {
    await place.scrollIntoViewIfNeeded()
    await expect(place).toBeInViewport()
  }
  await expect(mark(page).getByText(en.lesson.isRead)).toBeVisible()
}

async function decide(page: Page, right: boolean[]) {
  for (const [i, question] of (await page.locator('fl-question').all()).entries()) {
    await question
      .locator(right[i] ? 'input[data-right]' : 'input:not([data-right])')
      .first()
      .check()
  }
}

test('who stopped in a lesson is offered the place, there and on the home page', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('h1')).toContainText('Stop one server')
  await page.goto(lesson)
  await expect(page.locator('fl-where')).toBeHidden()
  const third = page.locator('.prose > h2').nth(2)
  await third.evaluate((heading) => heading.scrollIntoView({ block: 'start' }))
  await page.goto('/')
  await expect(page.locator('h1')).toContainText(/Continue: 7\.2, \d+ min/)
  await expect(page.locator('h1')).not.toContainText(/^Stop/, { useInnerText: true })
  await page.getByRole('link', { name: en.home.go, exact: true }).click()
  await expect(page).toHaveURL((url) => url.pathname === lesson)
  await page.getByRole('button', { name: en.lesson.goThere }).click()
  await expect(third).toBeInViewport()
})

test('a question of a quiz comes back after a week, and its answer moves it on', async ({ page }) => {
  const start = new Date('2026-05-04T20:00:00')
  await page.clock.setFixedTime(start)
  await page.goto(lesson)
  await page.locator('fl-question[data-id=q1] input:not([data-right])').first().check()
  await page.goto('/review/')
  await expect(page.locator('fl-review')).toContainText(en.review.none)
  await page.clock.setFixedTime(new Date('2026-05-11T08:00:00'))
  await page.goto('/review/')
  await expect(page.locator('fl-review')).toContainText(en.review.due.one)
  await page.getByRole('button', { name: en.review.start }).click()
  await page.locator('fl-review input[data-right]').check()
  await expect(page.locator('[data-feedback]')).toContainText('Right. It comes back in 7 days.')
  await expect(page.locator('fl-review .why').filter({ visible: true })).toHaveCount(1)
  await page.getByRole('button', { name: en.review.finish }).click()
  await expect(page.locator('fl-review')).toContainText('Monday, May 18')
})

test('what is exported, wiped and imported is there again; damaged files change nothing', async ({ page }) => {
  await readToTheEnd(page)
  await page.goto('/progress/')
  const row = page.locator(`tr[data-path="${lesson}"] [data-cell=state]`)
  const status = page.locator('fl-keeping [data-status]')
  await expect(row).toHaveText(en.progress.read)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: en.progress.export }).click(),
  ])
  const backup = readFileSync(await download.path(), 'utf8')

  await page.getByRole('button', { name: en.progress.wipe }).click()
  await page.getByRole('dialog').getByRole('button', { name: en.progress.wipeYes }).click()
  await expect(status).toHaveText(en.progress.wiped)
  await expect(row).toHaveText(en.progress.open)
  expect(await page.evaluate(() => localStorage.getItem('faultline:reader'))).toBeNull()

  const bring = (text: string) =>
    page
      .locator('[data-file]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await bring(backup)
  await expect(status).toContainText('Taken over from')
  await expect(row).toHaveText(en.progress.read)

  const kept = await page.evaluate(() => localStorage.getItem('faultline:reader'))
  for (const [text, sentence] of [
    [backup.slice(0, -40), en.progress.errors.json],
    ['{"app":"other"}', en.progress.errors.foreign],
    [backup.replace('"block":', '"blok":'), 'The file is damaged at “reader.lessons.'],
    ['x'.repeat(4_100_000), 'The file has 4.1 MB'],
  ] as const) {
    await bring(text)
    await expect(status).toContainText(sentence)
  }
  expect(await page.evaluate(() => localStorage.getItem('faultline:reader'))).toBe(kept)
})

test('what Safari’s seven days take away is there again after an import, code too', async ({ page }) => {
  await page.goto('/progress/')
  await page.evaluate(async () => {
    const open = indexedDB.open('faultline', 1)
    open.onupgradeneeded = () => open.result.createObjectStore('code', { keyPath: 'lab' })
    await new Promise((resolve) => open.addEventListener('success', resolve))
    const put = open.result.transaction('code', 'readwrite').objectStore('code')
    put.put({ lab: 'hello-shop', version: 1, files: { 'web.ts': '// mine' }, savedAt: 5 })
    await new Promise((resolve) => put.transaction.addEventListener('complete', resolve))
    open.result.close()
  })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: en.progress.export }).click(),
  ])
  const backup = readFileSync(await download.path(), 'utf8')
  expect(backup).toContain('// mine')
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes: 'all' })
  await page.goto('/progress/')
  await page
    .locator('[data-file]')
    .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(backup) })
  await expect(page.locator('fl-keeping [data-status]')).toContainText('labs with code 1')
})

test('five right decisions mark a chapter as known; two wrong ones point at the lessons to read', async ({ page }) => {
  await page.goto('/chapters/failure/closing/')
  await page.getByRole('button', { name: en.diagnosis.judge }).click()
  await expect(page.locator('fl-diagnosis')).toContainText('5 decisions are still open.')
  await expect(page.locator('.why').filter({ visible: true })).toHaveCount(0)
  await decide(page, [true, false, true, true, false])
  await expect(page.locator('.why').filter({ visible: true })).toHaveCount(0)
  await page.getByRole('button', { name: en.diagnosis.judge }).click()
  await expect(page.locator('#result')).toHaveText('3 of 5: a few lessons are worth their time')
  await expect(page.locator('[data-result] li').filter({ visible: true })).toHaveText([/^7\.2/, /^7\.5/])

  // whoever has just read the reasons practises; a week later it counts
  await page.getByRole('button', { name: en.diagnosis.again }).click()
  await decide(page, [true, true, true, true, true])
  await page.getByRole('button', { name: en.diagnosis.judge }).click()
  await expect(page.locator('#result')).toHaveText('5 of 5, for practice')
  expect(await page.evaluate(() => localStorage.getItem('faultline:reader'))).toContain('"known":false')
  await page.clock.setFixedTime(Date.now() + 7 * 86_400_000)
  await page.reload()
  await decide(page, [true, true, true, true, true])
  await page.getByRole('button', { name: en.diagnosis.judge }).click()
  await expect(page.locator('#result')).toHaveText('5 of 5: the chapter is known')
  await page.goto('/progress/')
  await expect(page.locator('tbody[data-chapter=failure]')).toContainText('known: 5 of 5')
  await page.goto('/ko/chapters/failure/')
  await expect(page.locator('fl-known')).toBeVisible()
})

test('the other language opens at the paragraph that was read, though its link is at the top', async ({ page }) => {
  await page.clock.install()
  await page.goto(lesson)
  const top = (block: number) =>
    page.evaluate((at) => document.querySelectorAll('.prose > p')[at]?.getBoundingClientRect().top ?? 0, block)
  const scrollTo = (y: number) =>
    page.evaluate(
      (to) =>
        new Promise((done) => {
          addEventListener('scrollend', done, { once: true })
          window.scrollTo({ top: to, behavior: 'instant' })
        }),
      y,
    )
  await scrollTo(await top(8))
  // stands still, and goes up to the link
  await page.clock.runFor(2000)
  await scrollTo(0)
  await page.getByRole('link', { name: '한국어', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko')
  await expect.poll(() => top(8).then(Math.abs)).toBeLessThan(60)
})

test('the map of a chapter is gone through with arrow keys', async ({ page }) => {
  await page.goto('/chapters/failure/')
  await page.locator('.place[data-id=faults]').focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('.place[data-id=retries]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL((url) => url.pathname === lesson)
})
