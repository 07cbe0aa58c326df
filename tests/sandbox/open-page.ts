import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { createServer } from 'vite'
import { findBrowser, launchArgs } from '../../scripts/find-browser.mjs'
import { sandboxPlugin } from '../../src/runtime/bundle/plugin.ts'

const ROOT = join(import.meta.dirname, '../..')

/** A real browser with a page that holds nothing but a sandbox. */
export async function openSandboxPage(): Promise<{ page: Page; close: () => Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    cacheDir: join(ROOT, '.cache/vite-sandbox'),
    plugins: [sandboxPlugin()],
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [ROOT] } },
  })
  await server.listen()
  const { path, env } = await findBrowser()
  const browser = await chromium.launch({ executablePath: path, args: launchArgs, ...(env ? { env } : {}) })
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(`in the page: ${error.message}`))
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  await page.waitForFunction(() => document.title === 'ready')
  return {
    page,
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
