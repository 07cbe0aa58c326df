import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { rolldown } from 'rolldown'
import { findBrowser, launchArgs } from '../../scripts/find-browser.mjs'
import { buildPackages } from '../../src/runtime/compile/packages.ts'
import { storesNamedIn } from '../../src/runtime/compile/store-names.ts'
import { storeSupplies } from '../../src/runtime/compile/stores.ts'
import type { Order } from '../../src/runtime/testing/same/browser-worker.ts'
import type { Output } from '../../src/runtime/testing/same/output.ts'
import type { Program } from '../../src/runtime/testing/same/read-programs.ts'

/** Where the page finds the files of stores; nothing is sent there. */
const FILES = 'https://stores.test/'

/** Runs all programs in one page of a real browser, in a worker, as the site does. Outputs in the programs' order. */
export async function runInChromium(programs: Program[]): Promise<Output[]> {
  const bundle = await rolldown({
    input: join(import.meta.dirname, '../../src/runtime/testing/same/browser-worker.ts'),
    platform: 'browser',
  })
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false })
  await bundle.close()
  const named = new Set(programs.flatMap(({ files }) => Object.values(files).flatMap(storesNamedIn)))
  const stores = await Promise.all([...named].map(async (name) => [name, await storeSupplies(name)] as const))
  const given = { packages: await buildPackages(), programs: programs.map(({ files }) => files) }
  const listed = stores.map(([name, { script, files }]) => ({ name, script, files: Object.keys(files) }))
  const { path, env } = await findBrowser()
  const browser = await chromium.launch({ executablePath: path, args: launchArgs, ...(env ? { env } : {}) })
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(0)
    await page.route(`${FILES}**`, (route) => {
      const [name, file = ''] = route.request().url().slice(FILES.length).split('/')
      const content = stores.find(([store]) => store === name)?.[1].files[file]
      const headers = { 'access-control-allow-origin': '*' }
      return content ? route.fulfill({ headers, body: Buffer.from(content) }) : route.fulfill({ status: 404 })
    })
    return await page.evaluate(
      async ([script, given, listed, place]) => {
        const stores: Order['stores'] = {}
        for (const { name, script, files } of listed) {
          stores[name] = { script, files: {} }
          for (const file of files)
            stores[name].files[file] = await (await fetch(`${place}${name}/${file}`)).arrayBuffer()
        }
        return new Promise<Output[]>((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([script])))
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => reject(new Error(message))
          worker.postMessage({ ...given, stores } satisfies Order)
        })
      },
      [output[0].code, given, listed, FILES] as const,
    )
  } finally {
    await browser.close()
  }
}
