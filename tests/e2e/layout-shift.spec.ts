import type { Page } from '@playwright/test'
import { painted, rest } from '../../bench/rest.ts'
import { pages } from './support/pages.ts'
import { expect, test } from './support/test.ts'

const most = 0.02
const lessons = [
  '/chapters/failure/tail/',
  '/ko/chapters/failure/tail/',
  '/ko/chapters/failure/contain/',
  '/ko/chapters/automation/release/',
  '/ko/chapters/first-evening/one-service/',
]
// a lab measures and lays out its panels by itself
const paths = [...new Set([...pages.filter(({ kind }) => kind !== 'lab').map(({ path }) => path), ...lessons])]

interface Shift {
  value: number
  moved: string[]
}

/** Lets every Hangul face wait until what is returned is called: the slow network that moves things most. */
const holdHangul = (page: Page) => hold(page, /\/assets\/((sans|display)-ko|page\.)[^/]*\.woff2$/)
/** The same for every face: the Latin ones are asked for first, and yet come after the first paint where a machine is busy. */
const holdLetters = (page: Page) => hold(page, /\/assets\/[^/]*\.woff2$/)
/** The same for scripts, which come after the first paint. */
const holdScripts = (page: Page) => hold(page, /\/assets\/[^/]*\.js$/)

async function hold(page: Page, files: RegExp): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(files, async (route) => {
    await released
    await route.continue()
  })
  return release
}

async function watchShifts(page: Page) {
  await page.addInitScript(() => {
    const shifts: Shift[] = []
    Object.assign(window, { shifts })
    const nameOf = (node: Node | null) => (node instanceof Element ? node : node?.parentElement)?.outerHTML.slice(0, 60)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as { value: number; sources: { node: Node | null }[] }
        shifts.push({ value, moved: sources.map(({ node }) => nameOf(node) ?? 'a node that is gone') })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** All shifts together; what moved is printed. */
async function sumOfShifts(page: Page): Promise<number> {
  const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts)
  for (const { value, moved } of shifts) console.log(value.toFixed(4), moved.join('\n       '))
  return shifts.reduce((all, { value }) => all + value, 0)
}

for (const path of ['/', '/ko/']) {
  test(`nothing moves on ${path} when somebody comes back`, async ({ page }) => {
    await page.setViewportSize({ width: 412, height: 823 })
    const trace = { at: 1, read: 0, block: 12, blocks: 40 }
    const record = { version: 2, lessons: { '/chapters/failure/retries/': trace } }
    await page.addInitScript((kept) => {
      // the shop's frame has no storage
      if (window === top) localStorage.setItem('faultline:reader', kept)
    }, JSON.stringify(record))
    await watchShifts(page)
    const release = await holdScripts(page)
    await page.goto(path, { waitUntil: 'commit' })
    await expect(page.locator('footer')).toBeAttached()
    await painted(page)
    release()
    await expect(page.locator('[data-continue]')).toContainText('7.2')
    await rest(page)
    expect(await sumOfShifts(page)).toBeLessThanOrEqual(most)
  })
}

for (const path of paths) {
  test(`nothing moves on ${path} when its letters come late`, async ({ page }) => {
    expect(await shiftsOf(page, path, holdHangul)).toBeLessThanOrEqual(most)
  })
}

for (const path of ['/', '/ko/', '/chapters/failure/tail/']) {
  test(`nothing moves on ${path} when all letters come late, Latin too`, async ({ page }) => {
    expect(await shiftsOf(page, path, holdLetters)).toBeLessThanOrEqual(most)
  })
}

/** All shifts of a page whose letters come after its first paint. */
async function shiftsOf(page: Page, path: string, holdFaces: typeof holdHangul): Promise<number> {
  await page.setViewportSize({ width: 412, height: 823 })
  await watchShifts(page)
  const release = await holdFaces(page)
  await page.goto(path, { waitUntil: 'domcontentloaded' })
  await painted(page)
  release()
  await rest(page)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await painted(page)
  return sumOfShifts(page)
}
