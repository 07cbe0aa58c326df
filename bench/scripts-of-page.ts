import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { rest } from './rest.ts'

/** Gzipped kB (1,000 bytes) of all scripts that a page asks for, read to its end, in a fresh profile. */
export async function scriptsOfPage(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // it asks again for what has come, and would be counted twice
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    // A lab's supplies are scripts inside a JSON file; what the sandbox starts from blobs has come over the network before.
    if (response.url().startsWith('http') && /javascript|json/.test(response.headers()['content-type'] ?? '')) {
      sizes.push(response.body().then((body) => gzipSync(body).length))
    }
  })
  const answer = await page.goto(url)
  if (answer?.status() !== 200) throw new Error(`${url} answers ${answer?.status()}: there is nothing to measure`)
  await rest(page)
  // Parts far down are loaded when they come into view.
  for (let y = 0; y < (await page.evaluate(() => document.documentElement.scrollHeight)); y += 700) {
    await page.evaluate((to) => scrollTo(0, to), y)
    await page.waitForTimeout(50)
  }
  await rest(page)
  const inline = await page.locator('script:not([src])').allTextContents()
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, gzipSync(inline.join('\n')).length)
  await context.close()
  return total / 1000
}
