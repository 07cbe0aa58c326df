import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { createServer, type Plugin } from 'vite'
import { findBrowser, launchArgs } from '../../scripts/find-browser.mjs'
import { sandboxPlugin } from '../../src/runtime/bundle/plugin.ts'
import type { Order, Report } from './page/page.ts'

/** A page with a sandbox in a real browser, and a server beside it that nothing in the sandbox may reach. */
export interface HostilePage {
  /** Where the server waits: host and port. */
  forbidden: string
  /** Connections that it has seen. */
  hits(): number
  trial(order: Order): Promise<Report>
  close(): Promise<void>
}

const ROOT = join(import.meta.dirname, '../..')
/** A heap bomb shall not take the machine with it. */
const SMALL_HEAP = '--js-flags=--max-old-space-size=256'

/**
 * Hands the page its orders and takes its reports. The browser's own protocol will not do: it takes the page for dead
 * when only the frame's process has died, and just then it must go on.
 */
function orders(): { plugin: Plugin; give(order: Order): Promise<Report> } {
  let waiting: ((order: Order) => void) | null = null
  let next: Order | null = null
  let reported: (report: Report) => void = () => {}
  const plugin: Plugin = {
    name: 'orders',
    configureServer(server) {
      server.middlewares.use('/order', (_request, response) => {
        const send = (order: Order) => response.end(JSON.stringify(order))
        if (next) send(next)
        else waiting = send
        next = null
      })
      server.middlewares.use('/report', (request, response) => {
        let text = ''
        request.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        request.on('end', () => {
          response.end()
          reported(JSON.parse(text) as Report)
        })
      })
    },
  }
  return {
    plugin,
    give(order) {
      if (waiting) waiting(order)
      else next = order
      waiting = null
      return new Promise((resolve) => {
        reported = resolve
      })
    },
  }
}

export async function openPage(): Promise<HostilePage> {
  let hits = 0
  const forbidden = createHttpServer((_request, response) => response.end('reached'))
  forbidden.on('connection', () => {
    hits += 1
  })
  await new Promise<void>((resolve) => forbidden.listen(0, '127.0.0.1', resolve))
  const desk = orders()
  const server = await createServer({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    cacheDir: join(ROOT, '.cache/vite-hostile'),
    plugins: [sandboxPlugin(), desk.plugin],
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [ROOT] } },
  })
  await server.listen()
  const { path, env } = await findBrowser()
  const browser = await chromium.launch({ executablePath: path, args: [...launchArgs, SMALL_HEAP], env })
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(`in the page: ${error.message}`))
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  return {
    forbidden: `127.0.0.1:${(forbidden.address() as AddressInfo).port}`,
    hits: () => hits,
    trial: desk.give,
    async close() {
      await browser.close()
      await server.close()
      forbidden.closeAllConnections()
      forbidden.close()
    },
  }
}
