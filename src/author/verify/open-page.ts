import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { createServer } from 'vite'
import { sandboxPlugin } from '../../runtime/bundle/plugin.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** Opens a bare page with the learners' sandbox in it, served from this folder's `page/`. */
export async function openVerificationPage(browser: Browser): Promise<{ page: Page; close: () => Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    cacheDir: join(ROOT, '.cache/vite-verify'),
    plugins: [sandboxPlugin()],
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, strictPort: false, fs: { allow: [ROOT] } },
  })
  await server.listen()
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(`in the browser: ${error.message}`))
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  await page.waitForFunction(() => document.title === 'ready')
  return { page, close: () => server.close() }
}
