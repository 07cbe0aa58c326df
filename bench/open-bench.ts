import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { build } from '../scripts/build.mjs'
import { findBrowser, launchArgs } from '../scripts/find-browser.mjs'
import { serve } from '../scripts/serve.mjs'
import type { Bench } from './row.ts'

/** Builds and serves the site, and launches a browser, each when it is first asked for. */
export function openBench(): Bench & { close(): Promise<void> } {
  const site = once(openSite)
  const browser = once(openBrowser)
  return {
    site: async () => (await site.get()).url,
    browser: browser.get,
    close: async () => {
      await browser.got()?.then(
        (opened) => opened.close(),
        () => {},
      )
      await site.got()?.then(
        (opened) => opened.close(),
        () => {},
      )
    },
  }
}

async function openSite() {
  // Standard output may be one JSON object that a program reads.
  if ((await build({ ifChanged: true, quiet: true })) !== 0)
    throw new Error('The site was not built; the reason stands above.')
  return serve({ folder: fileURLToPath(new URL('../dist', import.meta.url)), port: 0 })
}

async function openBrowser() {
  const { path, env } = await findBrowser()
  return chromium.launch({ executablePath: path, args: launchArgs, env })
}

function once<T>(open: () => Promise<T>) {
  let opened: Promise<T> | undefined
  const get = () => {
    opened ??= open()
    return opened
  }
  return { get, got: () => opened }
}
