import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Locator, Page } from '@playwright/test'
import { painted, rest } from '../../bench/rest.ts'
import { expectAccessible } from './support/axe.ts'
import { expect, test } from './support/test.ts'

/** What a page with a figure may ask for, in kB of 1,000 bytes. */
const mostJs = 45
const readings = [
  { language: 'en', colorScheme: 'light', width: 320 },
  { language: 'ko', colorScheme: 'dark', width: 390 },
] as const

for (const { path, figures } of lessons()) {
  for (const { language, colorScheme, width } of readings) {
    test(`${path} is read to its end on ${width} px, ${language}, ${colorScheme}`, async ({ page }) => {
      const weight = weigh(page)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 800 })
      await page.goto(language === 'en' ? path : `/ko${path}`)
      await rest(page)
      await readToTheEnd(page)
      expect(await weight()).toBeLessThanOrEqual(mostJs)
      const found = page.locator('figure.figure')
      await expect(found).toHaveCount(figures)
      for (const figure of await found.all()) await expectToAnswerKeys(figure)
      await expectNothingBeside(page)
      for (const fold of await page.locator('figure.figure summary').all()) await fold.press('Enter')
      await expectNothingBeside(page)
      await expectAccessible(page)
    })
  }
}

/** In the course's order, each with the number of its figures. */
function lessons(): { path: string; figures: number }[] {
  const chapters = join(import.meta.dirname, '../../content/chapters')
  const folders = (path: string) =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
  const address = (folder: string) => folder.replace(/^\d+-/, '')
  return folders(chapters).flatMap((chapter) =>
    folders(join(chapters, chapter)).map((lesson) => ({
      path: `/chapters/${address(chapter)}/${address(lesson)}/`,
      figures: [...readFileSync(join(chapters, chapter, lesson, 'en.mdx'), 'utf8').matchAll(/<Figure /g)].length,
    })),
  )
}

/** Parts far down come to life when they come into view. */
async function readToTheEnd(page: Page) {
  for (let y = 0; y < (await page.evaluate(() => document.documentElement.scrollHeight)); y += 700) {
    await page.evaluate((to) => scrollTo(0, to), y)
    await painted(page)
  }
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0)
  await rest(page)
}

/** By key alone some control changes what the figure shows. */
async function expectToAnswerKeys(figure: Locator) {
  const shown = async () =>
    figure.evaluate((one) =>
      [
        one.textContent,
        ...[...one.querySelectorAll('svg, input')].map((part) =>
          part instanceof HTMLInputElement ? part.ariaValueText : part.innerHTML,
        ),
      ].join(),
    )
  const before = await shown()
  const controls = figure.locator('input:not([disabled]):visible, button:not([disabled]):visible, select:visible')
  expect(await controls.count()).toBeGreaterThan(0)
  for (const control of await controls.all()) {
    await control.focus()
    await expect(control).toBeFocused()
    const kind = await control.evaluate((one) => (one instanceof HTMLInputElement ? one.type : one.localName))
    const keys =
      kind === 'button' || kind === 'checkbox' ? ['Enter', 'Space'] : ['ArrowRight', 'ArrowLeft', 'ArrowLeft']
    for (const key of keys) {
      await control.press(key)
      if ((await shown()) !== before) return
    }
  }
  await expect.poll(shown, { message: 'no key changes what the figure shows' }).not.toBe(before)
}

async function expectNothingBeside(page: Page) {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }))
  expect(scroll).toBeLessThanOrEqual(client)
}

/** Counts from now on what scripts come, gzipped. */
function weigh(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    if (/javascript|json/.test(response.headers()['content-type'] ?? ''))
      sizes.push(response.body().then((body) => gzipSync(body).length))
  })
  return async () => {
    const inline = await page.locator('script:not([src])').allTextContents()
    const all = await Promise.all(sizes)
    return all.reduce((sum, size) => sum + size, gzipSync(inline.join('\n')).length) / 1000
  }
}
