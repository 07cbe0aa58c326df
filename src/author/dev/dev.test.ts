import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrowser, launchArgs } from '../../../scripts/find-browser.mjs'

const root = join(import.meta.dirname, '../../..')
const parts = ['package.json', 'astro.config.mjs', 'ec.config.mjs', 'faultline.config.ts', 'tsconfig.json']
// the dev server cuts the fonts itself where nobody has yet
const folders = ['content', 'labs', 'src', 'scripts', 'public', '.cache/fonts'].filter((one) =>
  existsSync(join(root, one)),
)
let copy = ''
let at = ''
let server: ChildProcess
let browser: Browser
let page: Page

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'dev-'))
  for (const part of [...parts, ...folders])
    cpSync(join(root, part), join(copy, part), { recursive: true, force: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const port = await freePort()
  at = `http://localhost:${port}`
  const astro = join(root, 'node_modules/astro/bin/astro.mjs')
  server = spawn(process.execPath, [astro, 'dev', '--port', String(port)], {
    cwd: copy,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'development', VITEST: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve) => server.stdout?.on('data', (text) => String(text).includes('ready') && resolve()))
  const { path, env } = await findBrowser()
  browser = await chromium.launch({ executablePath: path, args: launchArgs, ...(env ? { env } : {}) })
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  // guards against a hang; a busy machine takes its time over the first visit, for which Vite prepares its packages
  page.setDefaultTimeout(90_000)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  server?.kill()
  rmSync(copy, { recursive: true, force: true })
})

/** Edits a file and says how long it took until the open page showed it, in ms. */
async function edited(file: string, from: string, to: string, shows: () => Promise<unknown>): Promise<number> {
  const path = join(copy, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
  const began = performance.now()
  writeFileSync(path, text.replace(from, to))
  await shows()
  const took = Math.round(performance.now() - began)
  console.log(`${file}: shown after ${took} ms`)
  return took
}

const author = () => page.getByRole('complementary', { name: 'For the author' })
const seed = () => author().getByLabel('Seed').inputValue()
const same = () => page.evaluate(() => (globalThis as { samePage?: boolean }).samePage === true)

test('services, guide and checks of a lab show in the open page without a reload, and the seed is kept', {
  timeout: 180_000,
}, async () => {
  // the first visit has Vite prepare its packages, and may reload the page
  for (const _visit of [1, 2]) {
    await page.goto(`${at}/labs/hello-shop/`)
    await author().getByRole('button', { name: 'Author' }).waitFor({ timeout: 60_000 })
    await page.waitForTimeout(3_000)
  }
  await page.evaluate(() => Object.assign(globalThis, { samePage: true }))
  await author().getByRole('button', { name: 'Author' }).click({ timeout: 60_000 })
  await author().getByLabel('Seed').fill('11')
  await author().getByLabel('Seed').press('Tab')

  await edited('labs/hello-shop/start/web.ts', '// the page of a book', '// the page of one book', () =>
    page.waitForFunction(() => /the.page.of.one.book/.test(document.querySelector('.view-lines')?.textContent ?? '')),
  )
  expect(await seed()).toBe('11')
  await edited('labs/hello-shop/guide/en.mdx', 'title: Hello, night bookshop', 'title: Good evening, bookshop', () =>
    page.getByText('Good evening, bookshop').first().waitFor(),
  )
  await edited('labs/hello-shop/lab.ts', 'minutes: 5', 'minutes: 9', () =>
    page.getByText('9 min left').first().waitFor(),
  )
  await author().getByRole('button', { name: 'Author' }).waitFor()
  expect(await seed()).toBe('11')
  expect(await same()).toBe(true)
})

test('the author switches variants and verifies; margins and moments are shown, and a moment can be gone to', {
  timeout: 300_000,
}, async () => {
  await author().getByLabel('Code').selectOption('wrong/no-stock')
  await page.waitForFunction(() => /tomorrow/.test(document.querySelector('.view-lines')?.textContent ?? ''))
  await author().getByRole('button', { name: 'Verify' }).click()
  await author().getByText('The lab holds.').waitFor({ timeout: 240_000 })
  const rows = await author().getByRole('row').allInnerTexts()
  expect(rows.filter((row) => row.includes('as it should'))).toHaveLength(5)
  expect(rows.join('\n')).not.toContain('NOT')
  const moment = author()
    .getByRole('button', { name: /^seed \d+, / })
    .nth(1)
  await moment.click()
  await page.waitForFunction(() => !document.querySelector('.author__said')?.textContent)
  await author().getByRole('button', { name: 'Copy link' }).click()
  const address = new URL(page.url())
  expect(address.search).toMatch(/^\?variant=start&seed=\d+&scenario=paused&at=[1-9]/)
  // the link leads back to the same moment
  await page.goto(address.href)
  await author().getByRole('button', { name: 'Author' }).click()
  // nothing is said before the lab's variants are there either: the moment stands when its seed does and nothing is said any more
  const wanted = address.searchParams.get('seed') ?? ''
  await page.waitForFunction((wanted) => {
    const shown = document.querySelector<HTMLInputElement>('.author input[type=number]')?.value
    return shown === wanted && document.querySelector('.author__said')?.textContent === ''
  }, wanted)
  expect(await seed()).toBe(wanted)
  await author().getByRole('button', { name: 'Copy link' }).click()
  expect(page.url()).toBe(address.href)
})

test('a lesson shows what was written', { timeout: 120_000 }, async () => {
  await page.goto(`${at}/chapters/failure/retries/`)
  await page.waitForTimeout(3_000)
  const file = 'content/chapters/7-failure/2-retries/en.mdx'
  const heading = /^## (.*)$/m.exec(readFileSync(join(copy, file), 'utf8'))?.[1] ?? ''
  await edited(file, `## ${heading}`, '## A heading of today', () =>
    page.getByRole('heading', { name: 'A heading of today' }).waitFor(),
  )
  await page.waitForTimeout(3_000)
  await edited(file, '## A heading of today', '## A heading of tomorrow', () =>
    page.getByRole('heading', { name: 'A heading of tomorrow' }).waitFor(),
  )
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
