import type { Page } from '@playwright/test'
import { pages } from './support/pages.ts'
import { expect, test } from './support/test.ts'

const most = 0.02
const lessons = ['/chapters/failure/tail/', '/ko/chapters/failure/tail/', '/ko/chapters/first-evening/one-service/']
// a lab measures and lays out its panels by itself
const paths = [...new Set([...pages.filter(({ kind }) => kind !== 'lab').map(({ path }) => path), ...lessons])]

interface Shift {
  value: number
  moved: string[]
}

/** Lets every Hangul face wait until `release` is called: the slow network that moves things most. */
async function holdHangul(page: Page): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/assets\/((sans|display)-ko|page\.)[^/]*\.woff2$/, async (route) => {
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

for (const path of paths) {
  test(`nothing moves on ${path} when its letters come late`, async ({ page }) => {
    await page.setViewportSize({ width: 412, height: 823 })
    await watchShifts(page)
    const release = await holdHangul(page)
    await page.goto(path, { waitUntil: 'domcontentloaded' })
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    release()
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(done))))
    const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts)
    const sum = shifts.reduce((all, { value }) => all + value, 0)
    expect(sum, JSON.stringify(shifts, null, 1)).toBeLessThanOrEqual(most)
  })
}
