import { Worker } from 'node:worker_threads'
import { chromium } from '@playwright/test'
import { findBrowser, launchArgs } from '../../scripts/find-browser.mjs'
import { readLab } from '../../src/author/lab-folder.ts'
import { openVerificationPage } from '../../src/author/verify/open-page.ts'
import type { Speed } from '../engine-worker.ts'
import type { Measurement } from '../row.ts'

/** Three services in a row at 200 requests a second, nothing broken, with hono, journal and hash. */
export default {
  rows: {
    eventsTogetherNode: { what: 'events a second, together, Node', unit: 'per s', bar: { atLeast: 150_000 } },
    eventsTogetherChromium: { what: 'events a second, together, Chromium', unit: 'per s', bar: { atLeast: 60_000 } },
    eventsApartChromium: { what: 'events a second, apart, Chromium', unit: 'per s', bar: { atLeast: 8_000 } },
    virtualPerWallNode: {
      what: 'three services at 200 a second, virtual / wall, together, Node',
      unit: 'times',
      bar: { atLeast: 90 },
    },
    virtualPerWallChromium: { what: 'the same in Chromium', unit: 'times', bar: { atLeast: 35 } },
  },
  measure: async () => {
    const node = await inNode()
    const { together, apart } = await inChromium()
    return {
      eventsTogetherNode: node.events,
      eventsTogetherChromium: together.events,
      eventsApartChromium: apart.events,
      virtualPerWallNode: node.virtualPerWall,
      virtualPerWallChromium: together.virtualPerWall,
    }
  },
} satisfies Measurement

function inNode(): Promise<Speed> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../engine-worker.ts', import.meta.url))
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function inChromium(): Promise<{ together: Speed; apart: Speed }> {
  const { path, env } = await findBrowser()
  const browser = await chromium.launch({ executablePath: path, args: launchArgs, ...(env ? { env } : {}) })
  try {
    const { page, close } = await openVerificationPage(browser)
    const files = (await readLab('three-hops')).variants.start
    // one after another in one worker: the first warms up, time is taken between two reports
    const order = { lab: 'three-hops', files, seeds: [1, 2, 3], crew: 1 }
    const speed = (apart: boolean) =>
      page.evaluate((given) => (globalThis as unknown as { speed: (order: object) => Promise<Speed> }).speed(given), {
        ...order,
        apart,
      })
    const result = { together: await speed(false), apart: await speed(true) }
    await close()
    return result
  } finally {
    await browser.close()
  }
}
