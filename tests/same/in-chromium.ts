import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { rolldown } from 'rolldown'
import { findBrowser, launchArgs } from '../../scripts/find-browser.mjs'
import { buildPackages } from '../../src/runtime/compile/packages.ts'
import type { Order } from '../../src/runtime/testing/same/browser-worker.ts'
import type { Output } from '../../src/runtime/testing/same/output.ts'
import type { Program } from '../../src/runtime/testing/same/read-programs.ts'

/** Runs all programs in one page of a real browser, in a worker, as the site does. Outputs in the programs' order. */
export async function runInChromium(programs: Program[]): Promise<Output[]> {
  const bundle = await rolldown({
    input: join(import.meta.dirname, '../../src/runtime/testing/same/browser-worker.ts'),
    platform: 'browser',
  })
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false })
  await bundle.close()
  const order: Order = { packages: await buildPackages(), programs: programs.map(({ files }) => files) }
  const { path, env } = await findBrowser()
  const browser = await chromium.launch({ executablePath: path, args: launchArgs, ...(env ? { env } : {}) })
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(0)
    return await page.evaluate(
      ([script, given]) =>
        new Promise<Output[]>((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([script])))
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => reject(new Error(message))
          worker.postMessage(given)
        }),
      [output[0].code, order] as const,
    )
  } finally {
    await browser.close()
  }
}
