import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { createServer, type Plugin } from 'vite'
import { sandboxPlugin } from '../../runtime/bundle/plugin.ts'
import { LABS } from '../lab-folder.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** Serves this folder's `page/`, a bare page with the learners' sandbox in it. */
export async function serveVerificationPage(
  ...plugins: Plugin[]
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    cacheDir: join(ROOT, '.cache/vite-verify'),
    plugins: [sandboxPlugin(LABS), ...plugins],
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, strictPort: false, fs: { allow: [ROOT] } },
  })
  await server.listen()
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() }
}

/** Opens that page in a browser that can be driven. */
export async function openVerificationPage(browser: Browser): Promise<{ page: Page; close: () => Promise<void> }> {
  const { url, close } = await serveVerificationPage()
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(`in the browser: ${error.message}`))
  await page.goto(url)
  await page.waitForFunction(() => document.title === 'ready')
  return { page, close }
}
