import type { Browser } from '@playwright/test'
import { type Measurement, median } from '../row.ts'
import { type Heard, watchKernel } from '../watch-kernel.ts'

const TAKES = 5

/** Pages opened in a fresh profile; each number is the middle of five takes. */
export default {
  rows: {
    servicesListening: { what: 'navigation -> three services listening', unit: 'ms', bar: { atMost: 400 } },
    editorReady: { what: 'navigation -> editor ready', unit: 'ms', bar: { atMost: 1000 } },
    typeErrorShown: { what: 'navigation -> TypeScript errors shown', unit: 'ms', bar: { atMost: 2000 } },
    editAnswering: { what: 'edit -> new code answering', unit: 'ms', bar: { atMost: 100 } },
  },
  measure: async (bench) => {
    const [site, browser] = [await bench.site(), await bench.browser()]
    const shops: number[] = []
    const editors: Editor[] = []
    for (let take = 0; take < TAKES; take++) {
      shops.push(await openShop(browser, site))
      editors.push(await openEditor(browser, site))
    }
    const middle = (of: (editor: Editor) => number) => median(editors.map(of))
    return {
      servicesListening: median(shops),
      editorReady: middle(({ ready }) => ready),
      typeErrorShown: middle(({ error }) => error),
      editAnswering: middle(({ edit }) => edit),
    }
  },
} satisfies Measurement

interface Editor {
  ready: number
  error: number
  edit: number
}

async function openShop(browser: Browser, site: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const heard = await watchKernel(page, 3)
  await page.goto(`${site}/`)
  await page.waitForFunction(() => (globalThis as unknown as { heard: Heard }).heard.listening !== undefined)
  const { listening = Number.NaN } = await heard()
  await context.close()
  return listening
}

/** Opens the lab at the round that is written in code, and types a mistake, then mends it. */
async function openEditor(browser: Browser, site: string): Promise<Editor> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const heard = await watchKernel(page, 2)
  const now = () => page.evaluate(() => performance.now())
  await page.goto(`${site}/labs/retry-storm/#budget`)
  await page.waitForSelector('.monaco-editor .view-line')
  const ready = await now()
  await page.locator('.monaco-editor .view-lines').click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('const wrong: number = "text"\n')
  await page.waitForSelector('.monaco-editor .squiggly-error')
  const error = await now()
  await page.waitForFunction(() => (globalThis as unknown as { heard: Heard }).heard.edits.length > 0)
  const { edits } = await heard()
  await context.close()
  return { ready, error, edit: edits[0] ?? Number.NaN }
}
