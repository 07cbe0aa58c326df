import { createServer } from 'node:net'
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { findBrowser, launchArgs } from '../../scripts/find-browser.mjs'
import { type Measurement, median, type RowPromise } from '../row.ts'

const TAKES = 3
const pages = {
  lesson: { what: 'a lesson', path: '/chapters/failure/retries/' },
  lessonKo: { what: 'a lesson in Korean', path: '/ko/chapters/failure/retries/' },
  first: { what: 'the first lesson', path: '/chapters/first-evening/one-service/' },
  firstKo: { what: 'the first lesson in Korean', path: '/ko/chapters/first-evening/one-service/' },
  home: { what: 'home', path: '/' },
  glossary: { what: 'glossary', path: '/glossary/' },
}
const categories = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 }

const rows: Record<string, RowPromise> = {}
for (const [page, { what }] of Object.entries(pages)) {
  for (const [category, bar] of Object.entries(categories))
    rows[`${page}-${category}`] = {
      what: `Lighthouse mobile, ${category}: ${what}`,
      unit: 'of 100',
      bar: { atLeast: bar },
    }
  rows[`${page}-shift`] = { what: `layout shift: ${what}`, unit: '', bar: { atMost: 0.02 } }
}

/** Lighthouse's own phone and network, in a browser of its own; each number is the middle of three takes. */
export default {
  rows,
  measure: async (bench) => {
    const site = await bench.site()
    const { path, env } = await findBrowser()
    const port = await freePort()
    const browser = await chromium.launch({
      executablePath: path,
      env,
      args: [...launchArgs, `--remote-debugging-port=${port}`],
    })
    const values: Record<string, number> = {}
    try {
      for (const [page, { path }] of Object.entries(pages)) {
        const takes: Record<string, number[]> = {}
        for (let take = 0; take < TAKES; take++) {
          const scores = await judge(`${site}${path}`, port)
          for (const [name, score] of Object.entries(scores)) takes[name] = [...(takes[name] ?? []), score]
        }
        for (const [name, scores] of Object.entries(takes)) values[`${page}-${name}`] = median(scores)
      }
    } finally {
      await browser.close()
    }
    return values
  },
} satisfies Measurement

async function judge(url: string, port: number): Promise<Record<string, number>> {
  const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: Object.keys(categories) })
  if (!result) throw new Error(`Lighthouse said nothing of ${url}`)
  const { categories: found, audits } = result.lhr
  for (const audit of Object.values(audits)) {
    const scored = audit.scoreDisplayMode === 'binary' || audit.scoreDisplayMode === 'metricSavings'
    if (scored && audit.score !== null && audit.score < 0.9)
      console.error(`  ${new URL(url).pathname}: ${audit.title} ${audit.displayValue ?? ''}`)
  }
  const scores = Object.entries(found).map(([name, { score }]): [string, number] => [
    name,
    Math.round((score ?? 0) * 100),
  ])
  return Object.fromEntries([...scores, ['shift', audits['cumulative-layout-shift']?.numericValue ?? Number.NaN]])
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
