// npm run shots: home, lesson and lab as pictures in .cache/shots, on a phone and a desk, light, dark and in Korean.
// --keep copies a small set into docs/screenshots.
import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import en from '../content/ui/en.json' with { type: 'json' }
import ko from '../content/ui/ko.json' with { type: 'json' }
import { Lab } from '../tests/e2e/support/lab.ts'
import { build } from './build.mjs'
import { findBrowser, launchArgs } from './find-browser.mjs'
import { serve } from './serve.mjs'

const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const folder = here('.cache/shots')
const kept = here('docs/screenshots')
const keep = ['home-1440-light', 'home-390-ko', 'lab-1440-light', 'lab-1440-dark', 'lab-390-ko']

const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]
const looks = [
  { look: 'light', language: '', colorScheme: 'light' },
  { look: 'dark', language: '', colorScheme: 'dark' },
  { look: 'ko', language: '/ko', colorScheme: 'light' },
] as const
const subjects: {
  name: string
  path: string
  fullPage: boolean
  prepare?: (page: Page, language: 'en' | 'ko') => Promise<void>
}[] = [
  { name: 'home', path: '/', fullPage: true, prepare: shopIsOpen },
  { name: 'lesson', path: '/chapters/failure/retries/', fullPage: true },
  { name: 'lab', path: '/labs/retry-storm/', fullPage: false, prepare: pauseInventory },
]

if ((await build({ ifChanged: true })) !== 0) process.exit(1)
const site = await serve({ folder: here('dist'), port: 0 })
const { path: executablePath, env } = await findBrowser()
const browser = await chromium.launch({ executablePath, args: launchArgs, env })

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const viewport of sizes) {
  for (const { look, language, colorScheme } of looks) {
    const context = await browser.newContext({ viewport, colorScheme, hasTouch: viewport.width < 600 })
    for (const { name, path, fullPage, prepare } of subjects) {
      const page = await context.newPage()
      await page.goto(site.url + language + path, { waitUntil: 'networkidle' })
      await prepare?.(page, language === '' ? 'en' : 'ko')
      if (fullPage) await visit(page)
      const file = `${name}-${viewport.width}-${look}.png`
      await page.screenshot({ path: `${folder}/${file}`, fullPage })
      console.log(`.cache/shots/${file}`)
      await page.close()
    }
    await context.close()
  }
}
await browser.close()
await site.close()

if (process.argv.includes('--keep')) {
  mkdirSync(kept, { recursive: true })
  let bytes = 0
  for (const name of keep) {
    copyFileSync(`${folder}/${name}.png`, `${kept}/${name}.png`)
    bytes += statSync(`${kept}/${name}.png`).size
  }
  console.log(`${keep.length} kept in docs/screenshots, ${Math.round(bytes / 1000)} kB`)
}

/** The shop has been open for a while: its tape has something to show. */
async function shopIsOpen(page: Page, language: 'en' | 'ko') {
  const { starting } = (language === 'ko' ? ko : en).shop.say
  await page.getByText(starting, { exact: true }).waitFor({ state: 'detached' })
  await page.waitForTimeout(3_000)
}

/** The moment that the lab is about: the pause is over, and the calls go on piling up. */
async function pauseInventory(page: Page, language: 'en' | 'ko') {
  const lab = new Lab(page, language)
  const { panes } = lab.words.bar
  const narrow = await lab.button(panes.break).isVisible()
  await lab.run('5')
  await lab.pass(12)
  if (narrow) await lab.button(panes.break).click()
  await lab.fault('pause', 'inventory').click()
  await lab.pass(4)
  await lab.fault('pause', 'inventory', true).click()
  await lab.pass(10)
  if (narrow) await lab.button(panes.measures).click()
}

/** Scrolls through the page once, since parts far down begin only when they come into view. */
async function visit(page: Page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  for (let y = 0; y < height; y += 600) {
    await page.evaluate((to) => scrollTo(0, to), y)
    await page.waitForTimeout(60)
  }
  await page.evaluate(() => scrollTo(0, 0))
  await page.waitForTimeout(300)
}
