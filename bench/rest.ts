import type { Page } from '@playwright/test'

/** More than a page here needs after its `load`. */
const REST_MS = 10_000
/** Two frames take 33 ms on a screen of 60 Hz. */
const FRAMES_MS = 2_000

/**
 * Waits until the page asks for nothing more, 10 s at most: Playwright never tells of rest when the last request ends
 * before `DOMContentLoaded` (https://github.com/microsoft/playwright/issues/42598). What is looked at next has to hold by itself.
 */
export async function rest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: REST_MS }).catch(() => {})
}

/** Waits until the page was painted, 2 s at most: Chromium without a screen now and then gives a page no frame. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    (most) =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => done()))
        setTimeout(done, most)
      }),
    FRAMES_MS,
  )
}
