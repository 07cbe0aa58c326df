import { defineConfig } from '@playwright/test'
import { findBrowser, launchArgs } from './scripts/find-browser.mjs'

const browser = await findBrowser()
// they open a page and look; what runs services keeps both cores of a small machine busy
const pages = ['every-*.spec.ts', 'built.spec.ts', 'layout-shift.spec.ts', 'reader.spec.ts', 'search.spec.ts']

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/support/site.ts',
  projects: [
    { name: 'pages', testMatch: pages, fullyParallel: true, outputDir: '.cache/e2e/pages' },
    { name: 'labs', testIgnore: pages, outputDir: '.cache/e2e/labs' },
  ],
  // `npm test` gives pages two
  workers: 1,
  // a machine that others share holds a browser up now and then; `npm test` names what needed a second try, and it is looked into
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: process.env.FAULTLINE_REPORT ?? '.cache/test/browser tests.json' }]],
  use: {
    browserName: 'chromium',
    ...(process.env.FAULTLINE_URL ? { baseURL: process.env.FAULTLINE_URL } : {}),
    launchOptions: { executablePath: browser.path, args: launchArgs, env: browser.env },
    // only the tests of offline use want it
    serviceWorkers: 'block',
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
  },
})
